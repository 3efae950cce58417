import assert from 'node:assert/strict';
import {test} from 'node:test';
import {mathText} from '../../source/render/markdown/math.ts';
import {testBlocks} from './block-cases.ts';

/** What a formula is about, its TeX, and its plain form; null where it has none. */
const formulas: readonly (readonly [about: string, tex: string, text: string | null])[] = [
	['powers', 'a^2+b^2=c^2', 'a² + b² = c²'],
	['indexes', 'x_1, x_2, \\dots, x_n', 'x₁, x₂, …, xₙ'],
	['an index of several letters', 'k_{max}', 'kₘₐₓ'],
	['an index that has no small characters', 'E_Q + \\pi_\\theta', 'E_Q + π_θ'],
	['a power that is a sum', 'e^{-x^2}', 'e^(−x²)'],
	['a power of a sum', '{a+b}^2 (a+b)^2', '(a + b)²(a + b)²'],
	['degrees and primes', "90^\\circ f'(x)", '90°f′(x)'],
	['Greek letters', '\\alpha\\beta = \\Gamma', 'αβ = Γ'],
	['a fraction', '\\frac{a+1}{2b}', '(a + 1)/(2b)'],
	['a fraction of one character each', '\\frac12 m', '1/2 m'],
	['a fraction of a product', '\\frac{P(b)P(a)}{P(c)}', 'P(b)P(a)/P(c)'],
	['a fraction of old', 'x = {-b \\over 2a}', 'x = (−b)/(2a)'],
	['a root', '\\sqrt{b^2-4ac} \\sqrt[3]{x}', '√(b² − 4ac)∛x'],
	['a sum with its bounds', '\\sum_{i=0}^{n} i', '∑ᵢ₌₀ⁿ i'],
	['functions', '\\sin x + \\log_2(n)', 'sin x + log₂(n)'],
	['a limit', '\\lim_{x \\to 0} f(x)', 'lim_(x→0) f(x)'],
	['sets', '\\{x \\in \\mathbb{R} \\mid x > 1\\}', '{x ∈ ℝ | x > 1}'],
	['scripts and Fraktur', '\\mathcal{L} \\mathcal{A} \\mathfrak{C}', 'ℒ𝒜ℭ'],
	['words', 'v = 3 \\text{ km per hour}', 'v = 3 km per hour'],
	['accents', '\\hat{x} \\bar y \\vec{v} \\dot{q_1}', 'x̂ȳv⃗q̇₁'],
	['a bar over a sum', '\\overline{ab}', 'a̅b̅'],
	['a negation', 'a \\not= b \\not\\in C', 'a ≠ b ∉ C'],
	['brackets that grow', '\\left( \\frac{a}{b} \\right)^2 \\left. x \\right|', '(a/b)²x|'],
	['a sign before a number', '-1 < x = -y', '−1 < x = −y'],
	['a number with a comma', '1,000 + f(a,b)', '1,000 + f(a, b)'],
	['a matrix', '\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}', '(a, b; c, d)'],
	['cases', '\\begin{cases} 0 & x<0 \\\\ 1 & x \\geq 0 \\end{cases}', '{ 0, x < 0; 1, x ≥ 0'],
	['lines', '\\begin{aligned} a &= b \\\\ c &= d \\end{aligned}', 'a = b\nc = d'],
	['characters that TeX reserves', '5\\% \\$ \\_ \\#', '5%$_#'],
	['nothing', ' ', null],
	['a command that is unknown', '\\alpha + \\widget{x}', null],
	['what stands below a brace', '\\underbrace{a+b}_{c}', null],
	['an open brace', '{a', null],
	['a brace too much', 'a}', null],
	['a power of nothing', 'a^', null],
	['an environment that is unknown', '\\begin{tikzpicture} a \\end{tikzpicture}', null],
	['an environment without its end', '\\begin{matrix} a', null],
];
for (const [about, tex, text] of formulas) {
	test(`a formula with ${about} is ${text === null ? 'left' : 'plain text'}`, () => assert.equal(mathText(tex), text));
}

testBlocks('mathematics', [
	['stands between dollars', 'So $a_1 *b* c_1$ is $x$.', ['p So a₁ * b * c₁ is x.']],
	['stands between two of them', 'So $$x + y$$ is.', ['p So x + y is.']],
	['may be a range between two of them', 'In $$[0, 1]$$ is $$ f(x, by) $$.', ['p In [0, 1] is f(x, by).']],
	['stands between escaped brackets', 'So \\(a^2\\) and \\\\(b\\\\) and \\\\[c_1\\\\]', ['p So a² and b and c₁']],
	['may have escapes for Markdown', '$a\\_1 b\\_2$', ['p a₁b₂']],
	['that has no plain form is as it was written', 'So $\\widget{a_1}*b*c_1$.', ['p So $\\widget{a_1}*b*c_1$.']],
	['in code is code', '`$a_1$` and `$x$', ['p {code|$a_1$} and `x']],
	['may stand in a link', '[$a_1$](https://a.example/)', ['p {link https://a.example/|a₁}']],
	['may stand in a table', '| a | $x^2$ |\n|---|---|', ['table left left', '| a | x²']],
]);

/** Lines that hold dollars and brackets, and no mathematics. */
const plain = [
	'It costs $5 and $10.',
	'From US$5 to A$10, or $5-$10, or $5/$10.',
	'It was $1m, then $2m a year.',
	'Tickets are $12 (or $10 in advance) on the night.',
	'Set $HOME and $PATH, or $HOME/bin:$PATH.',
	'Then $a = $b, and $_GET[1] too.',
	'He won $5 to be or not to be$ of it.',
	'A dollar is $ and so is $.',
	'Prices in $: 5$ and 6$.',
];
for (const line of plain) testBlocks(`“${line}”`, [['is no mathematics', line, [`p ${line}`]]]);

testBlocks('an escaped bracket', [
	['is a bracket', '\\[sic\\] and \\(c\\) and \\[1\\]', ['p [sic] and (c) and [1]']],
	['is no formula of words', '\\(a = the word\\)', ['p (a = the word)']],
]);
