/**
 * What commands of TeX stand for, by how TeX spaces them (The TeXbook, chapters 17 and 18): letters stand close, operators
 * and relations have blanks round them, names of functions and large operators one behind.
 */
const read = (list: string): ReadonlyMap<string, string> =>
	new Map(
		list
			.trim()
			.split(/\s+/)
			.map((pair): [string, string] => {
				const at = pair.indexOf(':');
				return [pair.slice(0, at), pair.slice(at + 1)];
			}),
	);

export const letters = read(`
	alpha:α beta:β gamma:γ delta:δ epsilon:ϵ varepsilon:ε zeta:ζ eta:η theta:θ vartheta:ϑ iota:ι kappa:κ varkappa:ϰ lambda:λ mu:μ
	nu:ν xi:ξ omicron:ο pi:π varpi:ϖ rho:ρ varrho:ϱ sigma:σ varsigma:ς tau:τ upsilon:υ phi:ϕ varphi:φ chi:χ psi:ψ omega:ω
	Gamma:Γ Delta:Δ Theta:Θ Lambda:Λ Xi:Ξ Pi:Π Sigma:Σ Upsilon:Υ Phi:Φ Psi:Ψ Omega:Ω digamma:ϝ
	infty:∞ partial:∂ nabla:∇ forall:∀ exists:∃ nexists:∄ emptyset:∅ varnothing:∅ aleph:ℵ beth:ℶ hbar:ℏ hslash:ℏ ell:ℓ Re:ℜ Im:ℑ
	wp:℘ imath:ı jmath:ȷ neg:¬ lnot:¬ top:⊤ bot:⊥ angle:∠ triangle:△ square:□ Box:□ blacksquare:■ diamond:⋄ Diamond:◇
	bigstar:★ star:⋆ prime:′ degree:° flat:♭ natural:♮ sharp:♯ clubsuit:♣ diamondsuit:♢ heartsuit:♡ spadesuit:♠ checkmark:✓
	dagger:† ddagger:‡ dots:… ldots:… cdots:⋯ vdots:⋮ ddots:⋱ dotsc:… dotsb:⋯ dotsm:⋯ dotsi:⋯ qed:∎ S:§ P:¶ copyright:© pounds:£
	euro:€ eth:ð mho:℧ lbrace:{ rbrace:} lbrack:[ rbrack:] langle:⟨ rangle:⟩ lfloor:⌊ rfloor:⌋ lceil:⌈ rceil:⌉ vert:| lvert:| rvert:|
	Vert:‖ lVert:‖ rVert:‖ backslash:\\ colon:: aa:å AA:Å ae:æ AE:Æ o:ø O:Ø ss:ß i:ı
`);

export const operators = read(`
	pm:± mp:∓ times:× div:÷ cdot:· ast:∗ circ:∘ bullet:• oplus:⊕ ominus:⊖ otimes:⊗ oslash:⊘ odot:⊙ cap:∩ cup:∪ sqcap:⊓ sqcup:⊔
	uplus:⊎ wedge:∧ land:∧ vee:∨ lor:∨ setminus:∖ smallsetminus:∖ wr:≀ amalg:⨿ bmod:mod ltimes:⋉ rtimes:⋊ boxplus:⊞ boxtimes:⊠
	veebar:⊻ barwedge:⊼ centerdot:·
`);

export const relations = read(`
	leq:≤ le:≤ geq:≥ ge:≥ neq:≠ ne:≠ equiv:≡ approx:≈ approxeq:≊ sim:∼ simeq:≃ cong:≅ propto:∝ varpropto:∝ ll:≪ gg:≫ lll:⋘ ggg:⋙
	leqslant:⩽ geqslant:⩾ lt:< gt:> prec:≺ succ:≻ preceq:⪯ succeq:⪰ asymp:≍ doteq:≐ triangleq:≜ coloneqq:≔ eqqcolon:≕ models:⊨ vDash:⊨
	vdash:⊢ dashv:⊣ Vdash:⊩ perp:⟂ parallel:∥ nparallel:∦ mid:| nmid:∤ in:∈ notin:∉ ni:∋ owns:∋ subset:⊂ supset:⊃ subseteq:⊆
	supseteq:⊇ nsubseteq:⊈ nsupseteq:⊉ subsetneq:⊊ supsetneq:⊋ sqsubseteq:⊑ sqsupseteq:⊒ to:→ rightarrow:→ leftarrow:← gets:←
	leftrightarrow:↔ Rightarrow:⇒ Leftarrow:⇐ Leftrightarrow:⇔ implies:⟹ impliedby:⟸ iff:⟺ mapsto:↦ longmapsto:⟼
	longrightarrow:⟶ longleftarrow:⟵ longleftrightarrow:⟷ Longrightarrow:⟹ Longleftarrow:⟸ Longleftrightarrow:⟺ uparrow:↑
	downarrow:↓ updownarrow:↕ Uparrow:⇑ Downarrow:⇓ nearrow:↗ searrow:↘ swarrow:↙ nwarrow:↖ hookrightarrow:↪ hookleftarrow:↩
	rightharpoonup:⇀ leftharpoonup:↼ rightleftharpoons:⇌ rightsquigarrow:⇝ leadsto:⇝ therefore:∴ because:∵ nrightarrow:↛
	nless:≮ ngtr:≯ nleq:≰ ngeq:≱ lesssim:≲ gtrsim:≳ bowtie:⋈ vartriangleleft:⊲ trianglelefteq:⊴ smile:⌣ frown:⌢
`);

export const largeOperators = read(`
	sum:∑ prod:∏ coprod:∐ int:∫ iint:∬ iiint:∭ oint:∮ bigcap:⋂ bigcup:⋃ bigvee:⋁ bigwedge:⋀ bigoplus:⨁ bigotimes:⨂ bigodot:⨀
	bigsqcup:⨆ biguplus:⨄
`);

/** They stand for their own names. */
export const functions: ReadonlySet<string> = new Set(
	(
		'arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim liminf limsup ln log max min Pr sec sin ' +
		'sinh sup tan tanh'
	).split(' '),
);

/** What puts a sign above or below a letter -> the combining character. */
export const accents = read(`
	hat:\u0302 widehat:\u0302 tilde:\u0303 widetilde:\u0303 bar:\u0304 overline:\u0305 breve:\u0306 dot:\u0307 ddot:\u0308
	check:\u030C acute:\u0301 grave:\u0300 mathring:\u030A vec:\u20D7 overrightarrow:\u20D7 underline:\u0332 underbar:\u0331
`);

/** Blanks of some width. */
export const blanks: ReadonlySet<string> = new Set(
	', ; : > quad qquad enspace enskip thinspace medspace thickspace'.split(' '),
)
	.add(' ')
	.add('\n');

/** Commands for the look alone. */
export const silent: ReadonlySet<string> = new Set(
	(
		'displaystyle textstyle scriptstyle scriptscriptstyle limits nolimits left right middle big Big bigg Bigg bigl bigr bigm Bigl ' +
		'Bigr Bigm biggl biggr Biggl Biggr nonumber notag hline rm bf it cal tiny small normalsize large Large LARGE huge Huge boldmath'
	).split(' '),
);

/** Fonts that Unicode has not, or that say nothing: the letters stay as they are. */
export const plainFonts: ReadonlySet<string> = new Set(
	(
		'mathrm mathbf mathit mathsf mathtt mathnormal boldsymbol bm pmb text textrm textbf textit textsf texttt textnormal mbox ' +
		'hbox operatorname emph'
	).split(' '),
);

const DOUBLE_STRUCK: Readonly<Record<string, string>> = {C: 'ℂ', H: 'ℍ', N: 'ℕ', P: 'ℙ', Q: 'ℚ', R: 'ℝ', Z: 'ℤ'};
const SCRIPT: Readonly<Record<string, string>> = {
	B: 'ℬ',
	E: 'ℰ',
	F: 'ℱ',
	H: 'ℋ',
	I: 'ℐ',
	L: 'ℒ',
	M: 'ℳ',
	R: 'ℛ',
};
const FRAKTUR: Readonly<Record<string, string>> = {C: 'ℭ', H: 'ℌ', I: 'ℑ', R: 'ℜ', Z: 'ℨ'};

type Alphabet = {readonly known: Readonly<Record<string, string>>; readonly capitals: number};

const alphabets: Readonly<Record<string, Alphabet>> = {
	mathbb: {known: DOUBLE_STRUCK, capitals: 0x1d538},
	mathcal: {known: SCRIPT, capitals: 0x1d49c},
	mathscr: {known: SCRIPT, capitals: 0x1d49c},
	mathfrak: {known: FRAKTUR, capitals: 0x1d504},
};

/** The text in an alphabet (`mathbb`): its capitals; null where there is no such alphabet, or it lacks a letter. */
export function inAlphabet(name: string, text: string): string | null {
	const alphabet = Object.hasOwn(alphabets, name) ? alphabets[name] : undefined;
	if (alphabet === undefined || !/^[A-Z]+$/.test(text)) return null;
	return [...text]
		.map(char => alphabet.known[char] ?? String.fromCodePoint(alphabet.capitals + char.charCodeAt(0) - 65))
		.join('');
}
