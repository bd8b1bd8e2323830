using System.CommandLine;

var root = new RootCommand("Genex.Research: multimodal video emotion recognition, from raw recordings to a comparison that can carry a conclusion.");
return await root.Parse(args).InvokeAsync();
