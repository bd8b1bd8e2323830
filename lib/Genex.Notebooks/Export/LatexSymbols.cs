namespace Genex.Notebooks.Export;

/// <summary>What LaTeX's math commands stand for.</summary>
internal static class LatexSymbols
{
    /// <summary>Letters.</summary>
    public static readonly IReadOnlyDictionary<string, string> Identifiers = Pairs(
        "alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ nu ν xi ξ pi π rho ρ sigma σ tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω "
        + "Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω infty ∞ partial ∂ nabla ∇ ell ℓ hbar ℏ Re ℜ Im ℑ emptyset ∅ varnothing ∅ aleph ℵ ldots … dots … cdots ⋯ vdots ⋮ ddots ⋱ top ⊤ bot ⊥ prime ′");

    /// <summary>Operators and relations.</summary>
    public static readonly IReadOnlyDictionary<string, string> Operators = Pairs(
        "times × cdot ⋅ div ÷ pm ± mp ∓ ast ∗ star ⋆ circ ∘ bullet ∙ oplus ⊕ otimes ⊗ odot ⊙ le ≤ leq ≤ ge ≥ geq ≥ ne ≠ neq ≠ ll ≪ gg ≫ approx ≈ equiv ≡ sim ∼ simeq ≃ cong ≅ propto ∝ in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ "
        + "supset ⊃ supseteq ⊇ cup ∪ cap ∩ setminus ∖ land ∧ wedge ∧ lor ∨ vee ∨ lnot ¬ neg ¬ forall ∀ exists ∃ to → rightarrow → leftarrow ← Rightarrow ⇒ Leftarrow ⇐ leftrightarrow ↔ Leftrightarrow ⇔ iff ⇔ implies ⇒ mapsto ↦ "
        + "uparrow ↑ downarrow ↓ mid ∣ parallel ∥ perp ⊥ angle ∠ langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ lVert ‖ rVert ‖ Vert ‖ lvert | rvert | vert | lbrace { rbrace } { { } } | ‖ % % # # & & _ _ $ $ colon : int ∫ iint ∬ oint ∮");

    /// <summary>Operators whose limits stand above and below in a displayed formula.</summary>
    public static readonly IReadOnlyDictionary<string, string> Large = Pairs("sum ∑ prod ∏ coprod ∐ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂");

    /// <summary>Functions written upright; the ones that take limits as <see cref="Large"/> operators do are in <see cref="LimitFunctions"/>.</summary>
    public static readonly IReadOnlySet<string> Functions =
        "sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh log ln lg exp dim ker deg arg hom Pr".Split(' ').ToHashSet(StringComparer.Ordinal);

    /// <summary>Functions with limits below.</summary>
    public static readonly IReadOnlySet<string> LimitFunctions = "lim max min sup inf det gcd argmax argmin limsup liminf".Split(' ').ToHashSet(StringComparer.Ordinal);

    /// <summary>Marks above a letter.</summary>
    public static readonly IReadOnlyDictionary<string, string> Accents = Pairs("hat ^ widehat ^ bar ¯ overline ¯ tilde ~ widetilde ~ vec → dot ˙ ddot ¨");

    /// <summary>Widths of spaces.</summary>
    public static readonly IReadOnlyDictionary<string, string> Spaces = Pairs(", 0.167em : 0.222em ; 0.278em ! -0.167em quad 1em qquad 2em ~ 0.333em > 0.222em");

    private static Dictionary<string, string> Pairs(string list) =>
        list.Split(' ').Chunk(2).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
}
