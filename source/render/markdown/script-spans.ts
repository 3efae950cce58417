import {plainText, type Span} from '../line.ts';
import {inScript, type Script, scriptText} from './scripts.ts';

/** Spans with those above and below the line in such characters as a reader of plain text can tell. */
export function spellScripts<Piece extends Span>(spans: readonly Piece[]): readonly Piece[] {
	if (!spans.some(({style}) => style?.script)) return spans;
	const spelled: Piece[] = [];
	for (let from = 0; from < spans.length; ) {
		const script = spans[from]?.style?.script;
		let next = from + 1;
		while (next < spans.length && spans[next]?.style?.script === script) next++;
		const run = spans.slice(from, next);
		from = next;
		const before = spelled.findLast(({text}) => text !== '')?.text.slice(-1) ?? '';
		for (const span of script === undefined ? run : spellRun(run, script, before)) spelled.push(span);
	}
	return spelled;
}

function spellRun<Piece extends Span>(run: readonly Piece[], script: Script, before: string): readonly Piece[] {
	const text = plainText(run);
	const shown = scriptText(text, script, before);
	// With signs before and behind it; as it is; or character by character.
	const at = shown.indexOf(text);
	const sides = at === -1 ? null : [shown.slice(0, at), shown.slice(at + text.length)];
	const [start = '', end = ''] = sides ?? [];
	return run.map((span, index) => {
		const first = index === 0 ? start : '';
		const last = index === run.length - 1 ? end : '';
		return {...levelled(span), text: sides === null ? smallText(span.text, script) : first + span.text + last};
	});
}

const smallText = (text: string, script: Script): string =>
	[...text].map(char => inScript(char, script) ?? char).join('');

function levelled<Piece extends Span>(span: Piece): Piece {
	const {style: {script, ...style} = {}, ...rest} = span;
	return (Object.keys(style).length > 0 ? {...rest, style} : rest) as Piece;
}
