// libtorch and OpenCV use every core themselves; test classes side by side would only fight for them.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
