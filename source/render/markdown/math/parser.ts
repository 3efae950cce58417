import {scriptText} from '../scripts.ts';
import {type Atom, bracket, bracketSum, isSingle, joinAtoms} from './atoms.ts';
import {
	accents,
	blanks,
	functions,
	inAlphabet,
	largeOperators,
	letters,
	operators,
	plainFonts,
	relations,
	silent,
} from './symbols.ts';

/** Thrown where a formula has no plain form; never leaves `mathText`. */
export class NotPlain extends Error {}

const DEEPEST = 20;
const ROOTS: Readonly<Record<string, string>> = {'': '√', '2': '√', '3': '∛', '4': '∜'};
/** Environments that are lines below each other; those that are rows of numbers. */
const LINES = /^(?:align|aligned|alignat|gather|gathered|split|equation|multline|eqnarray|displaymath|math)\*?$/;
const GRIDS: Readonly<Record<string, readonly [string, string]>> = {
	matrix: ['', ''],
	smallmatrix: ['', ''],
	pmatrix: ['(', ')'],
	bmatrix: ['[', ']'],
	Bmatrix: ['{', '}'],
	vmatrix: ['|', '|'],
	Vmatrix: ['‖', '‖'],
	cases: ['{ ', ''],
};

function fraction(above: readonly Atom[], below: readonly Atom[]): Atom {
	return {text: `${bracketSum(joinAtoms(above))}/${bracket(joinAtoms(below))}`, kind: 'fraction'};
}

const letter = (text: string): Atom => ({text, kind: 'letter'});

/** Reads TeX from the left to the right, a token at a time; throws `NotPlain` at what it does not know. */
export class MathParser {
	private at = 0;
	private depth = 0;
	private readonly tokens: readonly string[];

	constructor(tex: string) {
		this.tokens = tex.match(/\\(?:[A-Za-z]+|[\s\S]|$)|\s+|[\s\S]/gu) ?? [];
	}

	/** Atoms up to a token that ends them, which is taken too; up to the end of the formula without one. */
	read(isEnd: (token: string) => boolean = () => false, isClosed = false): Atom[] {
		const atoms: Atom[] = [];
		if (++this.depth > DEEPEST) throw new NotPlain();
		for (;;) {
			const token = this.tokens[this.at];
			if (token === undefined) {
				if (isClosed) throw new NotPlain();
				break;
			}
			this.at++;
			if (isEnd(token)) break;
			if (token === '\\over') {
				const below = this.read(isEnd, isClosed);
				this.depth--;
				return [fraction(atoms, below)];
			}
			atoms.push(...this.atomsOf(token, atoms));
		}
		this.depth--;
		return atoms;
	}

	private atomsOf(token: string, before: Atom[]): readonly Atom[] {
		if (token.startsWith('\\')) return this.command(token.slice(1));
		if (/^\s/.test(token)) return [];
		switch (token) {
			case '{':
				return [letter(joinAtoms(this.read(end => end === '}', true)))];
			case '^':
			case '_':
				return this.script(token, before);
			case '&':
				return [{text: '', kind: 'blank'}];
			case '~':
				return [{text: ' ', kind: 'blank'}];
			case '}':
			case '$':
			case '#':
			case '%':
				throw new NotPlain();
			default:
				return [this.character(token)];
		}
	}

	private character(char: string): Atom {
		if (char === '-' || char === '+' || char === '*') return {text: char === '-' ? '−' : char, kind: 'operator'};
		if (/[=<>≤≥≠≈→←↔⇒⇔∈∉⊂⊆∼≡:]/u.test(char)) return {text: char, kind: 'relation'};
		if (/[×÷±·∘∪∩∧∨⊕⊗]/u.test(char)) return {text: char, kind: 'operator'};
		if (char === '(' || char === '[') return {text: char, kind: 'open'};
		if (char === ')' || char === ']') return {text: char, kind: 'close'};
		// A comma amid digits parts no arguments.
		if (char === ',' || char === ';')
			return {text: /^\d/.test(this.tokens[this.at] ?? '') ? char : `${char} `, kind: 'punctuation'};
		return letter(char === "'" ? '′' : char);
	}

	private script(sign: string, before: Atom[]): readonly Atom[] {
		const text = joinAtoms(this.argumentAtoms(), true);
		const base = before.pop();
		if (sign === '^' && /^(?:∘|°)$/.test(text)) return [{...(base ?? letter('')), text: `${base?.text ?? ''}°`}];
		const script = sign === '^' ? 'super' : 'sub';
		const small = scriptText(text, script, 'x');
		const isKnown = small !== text || /^[′*†‡°]+$/.test(text) || text === '';
		const shown = isKnown ? small : `${sign}${isSingle(text) ? text : `(${text})`}`;
		const isGroup = base?.kind === 'letter' && /[\s+−=]/.test(base.text);
		return [base ? {...base, text: (isGroup ? `(${base.text})` : base.text) + shown} : letter(shown)];
	}

	/** The atoms of what a command or a script takes: a group, a command or a character. */
	private argumentAtoms(): readonly Atom[] {
		while (/^\s/.test(this.tokens[this.at] ?? '')) this.at++;
		const token = this.tokens[this.at++];
		if (token === undefined || token === '^' || token === '_') throw new NotPlain();
		return token === '{' ? this.read(end => end === '}', true) : this.atomsOf(token, []);
	}

	private argument(): string {
		return joinAtoms(this.argumentAtoms());
	}

	/** An argument as it is written: words, or a name. */
	private words(): string {
		while (/^\s/.test(this.tokens[this.at] ?? '')) this.at++;
		if (this.tokens[this.at] !== '{') return this.tokens[this.at++] ?? '';
		const end = this.tokens.indexOf('}', this.at);
		const words = this.tokens.slice(this.at + 1, end);
		if (end === -1 || words.some(token => /^(?:[{$^_]|\\[A-Za-z])/.test(token))) throw new NotPlain();
		this.at = end + 1;
		return words.map(token => token.replace(/^\\(?=.)/, '')).join('');
	}

	private command(name: string): readonly Atom[] {
		if (name === '\\') return this.lineBreak();
		if (/^[{}|%$#&_]$/.test(name)) return [this.escaped(name)];
		if (blanks.has(name)) return [{text: ' ', kind: 'blank'}];
		if (name === '!' || silent.has(name)) return this.look();
		const known = this.symbol(name);
		if (known !== null) return [known];
		if (plainFonts.has(name)) return [this.font(name)];
		return [this.construct(name)];
	}

	private lineBreak(): readonly Atom[] {
		if (this.tokens[this.at] === '[') this.at = this.tokens.indexOf(']', this.at) + 1 || this.at;
		return [{text: '\n', kind: 'break'}];
	}

	private escaped(name: string): Atom {
		if (name === '{') return {text: name, kind: 'open'};
		return {text: name === '|' ? '‖' : name, kind: name === '}' ? 'close' : 'letter'};
	}

	/** `\left.` is a bracket that is not there. */
	private look(): readonly Atom[] {
		const isBracket = /^\\(?:left|right)$/.test(this.tokens[this.at - 1] ?? '');
		if (isBracket && this.tokens[this.at] === '.') this.at++;
		return [];
	}

	private symbol(name: string): Atom | null {
		const sign = letters.get(name);
		if (sign !== undefined) {
			const kind = /^[⟨⌊⌈{[]$/.test(sign) ? 'open' : /^[⟩⌋⌉}\]]$/.test(sign) ? 'close' : 'letter';
			return {text: sign, kind};
		}
		const operator = operators.get(name);
		if (operator !== undefined) return {text: operator, kind: 'operator'};
		const relation = relations.get(name);
		if (relation !== undefined) return {text: relation, kind: 'relation'};
		const large = largeOperators.get(name) ?? (functions.has(name) ? name : undefined);
		return large === undefined ? null : {text: large, kind: 'function'};
	}

	private font(name: string): Atom {
		if (!/^(?:text|mbox|hbox|operatorname|emph|mathrm)/.test(name)) return letter(this.argument());
		if (name === 'operatorname' && this.tokens[this.at] === '*') this.at++;
		const words = this.words();
		return {text: words.replace(/\s+/g, ' '), kind: name === 'operatorname' ? 'function' : 'letter'};
	}

	private construct(name: string): Atom {
		const combining = accents.get(name);
		if (combining !== undefined) return letter(this.accented(combining, this.argument()));
		switch (name) {
			case 'frac':
			case 'dfrac':
			case 'tfrac':
			case 'cfrac':
				return fraction(this.argumentAtoms(), this.argumentAtoms());
			case 'binom':
			case 'dbinom':
			case 'tbinom':
				return letter(`(${this.argument()} choose ${this.argument()})`);
			case 'sqrt':
				return letter(this.root());
			case 'not':
				return {text: `${this.argument()}\u0338`.normalize('NFC'), kind: 'relation'};
			case 'pmod':
				return letter(` (mod ${this.argument()})`);
			case 'tag':
				return letter(` (${this.words()})`);
			case 'label':
			case 'hspace':
			case 'vspace':
				this.words();
				return {text: ' ', kind: 'blank'};
			case 'mathrel':
				return {text: this.argument(), kind: 'relation'};
			case 'mathbin':
				return {text: this.argument(), kind: 'operator'};
			case 'mathop':
				return {text: this.argument(), kind: 'function'};
			case 'begin':
				return letter(this.environment(this.words()));
			default:
				return letter(this.inAlphabet(name));
		}
	}

	private inAlphabet(name: string): string {
		const text = /^math(?:bb|cal|scr|frak)$/.test(name) ? inAlphabet(name, this.argument()) : null;
		if (text === null) throw new NotPlain();
		return text;
	}

	private accented(combining: string, text: string): string {
		const isLine = /[\u0305\u0332]/.test(combining);
		if (isLine) return text.replace(/[\p{L}\p{N}]\p{M}*/gu, char => char + combining);
		const [, base, rest = ''] = /^(\p{L}\p{M}*)([₀-₉ₐ-ₜᵢ-ᵥ′]*)$/u.exec(text) ?? [];
		if (base === undefined) throw new NotPlain();
		return (base + combining).normalize('NFC') + rest;
	}

	private root(): string {
		const hasDegree = this.tokens[this.at] === '[';
		if (hasDegree) this.at++;
		const degree = hasDegree
			? joinAtoms(
					this.read(end => end === ']', true),
					true,
				)
			: '';
		const sign = ROOTS[degree] ?? `${scriptText(degree, 'super', 'x')}√`;
		return sign + bracket(this.argument());
	}

	private environment(name: string): string {
		const grid = Object.hasOwn(GRIDS, name) ? GRIDS[name] : undefined;
		if (grid === undefined && !LINES.test(name)) throw new NotPlain();
		if (/^alignat/.test(name)) this.words();
		const atoms = this.read(token => token === '\\end', true);
		if (this.words() !== name) throw new NotPlain();
		const rows = joinAtoms(grid ? atoms.map(atom => (atom.kind === 'blank' ? letter('\u0000') : atom)) : atoms).split(
			/\n+/,
		);
		if (grid === undefined) return rows.join('\n');
		const cells = rows.map(row =>
			row
				.split('\u0000')
				.map(cell => cell.trim())
				.join(', '),
		);
		return grid[0] + cells.filter(row => row !== '').join('; ') + grid[1];
	}
}
