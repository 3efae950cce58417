import {graphemes} from '../../text/width.ts';
import {type Line, plainText, type Span, type Style} from '../line.ts';
import type {Emitter} from './engine.js';
import {SEPARATOR} from './pieces.ts';
import {styleOf} from './scopes.ts';

type Run = {text: string; readonly style: Style | undefined};

/** Takes what highlight.js would write as HTML, and keeps it as text of one style after another. */
export class RunEmitter implements Emitter {
	readonly runs: Run[] = [];
	private readonly scopes: (Style | undefined)[] = [];

	addText(text: string): void {
		this.add(text, this.scopes.at(-1));
	}

	startScope(scope: string): void {
		this.scopes.push(styleOf(scope) ?? this.scopes.at(-1));
	}

	endScope(): void {
		this.scopes.pop();
	}

	openNode(scope: string): void {
		this.startScope(scope);
	}

	closeNode(): void {
		this.endScope();
	}

	__addSublanguage(inner: Emitter): void {
		if (!(inner instanceof RunEmitter)) return;
		for (const {text, style} of inner.runs) this.add(text, style ?? this.scopes.at(-1));
	}

	finalize(): void {}

	toHTML(): string {
		return '';
	}

	private add(text: string, style: Style | undefined): void {
		if (text === '' || text === SEPARATOR) return;
		const last = this.runs.at(-1);
		if (last !== undefined && last.style === style) last.text += text;
		else this.runs.push({text, style});
	}
}

export const textOf = (runs: readonly Run[]): string => runs.map(run => run.text).join('');

/** The runs cut at line feeds; no span begins inside what a reader takes for one character. */
export const linesOf = (runs: readonly Run[]): Line[] =>
	cutLines(runs).map(line => (isAscii(line) ? line : wholeClusters(line)));

function cutLines(runs: readonly Run[]): Span[][] {
	const lines: Span[][] = [];
	let line: Span[] = [];
	for (const {text, style} of runs) {
		for (const [index, part] of text.split('\n').entries()) {
			if (index > 0) {
				lines.push(line);
				line = [];
			}
			if (part !== '') line.push(style === undefined ? {text: part} : {text: part, style});
		}
	}
	return [...lines, line];
}

const isAscii = (line: Line): boolean => line.every(({text}) => /^[\t\x20-\x7E]*$/.test(text));

/** highlight.js's patterns see halves of characters, and marks apart from their letters: a cluster looks as it begins. */
function wholeClusters(line: Line): Line {
	const text = plainText(line);
	const clusters = graphemes(text).values();
	let end = 0;
	let clusterEnd = 0;
	return line.flatMap(span => {
		const start = clusterEnd;
		end += span.text.length;
		while (clusterEnd < end) clusterEnd += clusters.next().value?.length ?? end;
		return clusterEnd > start ? [{...span, text: text.slice(start, clusterEnd)}] : [];
	});
}
