import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {PrintContext} from '../source/printing.ts';
import type {Line} from '../source/render/line.ts';
import {type Look, paint} from '../source/render/theme/theme.ts';
import {copySequence, copyText} from '../source/terminal/clipboard.ts';
import {show, writeTo} from '../source/terminal/descriptor.ts';
import type {Painter} from '../source/terminal/painter.ts';
import type {Stage} from '../source/terminal/stage.ts';
import {inPieces, joinOutput, type Output, output, trimEnd, withoutLastBlanks} from '../source/text/output.ts';
import {base64, type Clean, type CleanUrl, type Pasteable, sanitizeText} from '../source/text/sanitize.ts';

type Sinks = {
	readonly painter: Painter;
	readonly stage: Stage;
	readonly print: PrintContext;
	readonly terminal: Parameters<typeof show>[0];
};

/** What must compile, so that nothing below fails for another reason than its text. Never called. */
export function ways(sinks: Sinks, whole: Output, pasted: Pasteable): void {
	writeTo(1, whole);
	show(sinks.terminal, whole);
	sinks.painter.paint([whole]);
	sinks.painter.foretell([whole]);
	sinks.stage.foretell([whole]);
	void sinks.print.write(whole);
	joinOutput([whole], whole);
	trimEnd(whole);
	withoutLastBlanks(whole);
	inPieces(whole, 7);
	void copyText(whole, {}, sequence => writeTo(1, sequence));
	show(sinks.terminal, copySequence(pasted, {}) ?? output`${base64(pasted)}`);
}

type Made = {readonly clean: Clean; readonly url: CleanUrl; readonly whole: Output};

/**
 * What must not compile, each in a line of its own: a hole in the types is an expected error that does not come, and fails
 * `npm run types`. Never called.
 */
export function holes(sinks: Sinks, text: string, {clean, url, whole}: Made): void {
	// @ts-expect-error: a plain text
	output`${text}`;
	// @ts-expect-error: a text with clean text in it
	output`${`${clean}${text}`}`;
	// @ts-expect-error: clean texts put together are text
	output`${clean + clean}`;
	// @ts-expect-error: what is cut from clean text is text
	output`${clean.slice(1)}`;
	// @ts-expect-error: an address put together
	output`${`${url}#anchor`}`;
	// @ts-expect-error: a text among clean ones
	output`${clean}${whole}${text}`;
	// @ts-expect-error: a text of no type
	output`${JSON.parse(text)}`;
	// @ts-expect-error: an error of no type
	Promise.reject().catch(error => output`${clean}${error.message}`);
	// @ts-expect-error: not called as a template
	output(text);
	// @ts-expect-error: nor with parts from elsewhere
	output([text]);

	const madeElsewhere: readonly Output[] = [
		// @ts-expect-error: a plain text
		text,
		// @ts-expect-error: a template that is not `output`
		`\u001B[1m${clean}`,
		// @ts-expect-error: output put together with a plus
		whole + whole,
		// @ts-expect-error: clean text that is not in a template
		clean,
		// @ts-expect-error: a literal
		'\u001B[2J',
	];
	// @ts-expect-error: clean only by name
	const cleanElsewhere: Clean = text;
	// @ts-expect-error: a string is no address
	const urlElsewhere: CleanUrl = 'https://a.example/';
	// @ts-expect-error: clean for a screen is not clean for a clipboard
	const pastedElsewhere: Pasteable = clean;
	// @ts-expect-error: a sanitised text of several lines is none of one line
	const lines: Clean = sanitizeText(text);

	// @ts-expect-error
	writeTo(1, text);
	// @ts-expect-error
	writeTo(2, `celeb-reader: ${clean}`);
	// @ts-expect-error
	writeTo(1, whole + text);
	// @ts-expect-error
	show(sinks.terminal, text);
	// @ts-expect-error
	show(sinks.terminal, `${whole}`);
	// @ts-expect-error
	sinks.painter.paint([text]);
	// @ts-expect-error
	sinks.painter.paint([whole, `${clean}`]);
	// @ts-expect-error
	sinks.painter.paint(text.split('\n'));
	// @ts-expect-error
	sinks.painter.foretell([whole + clean]);
	// @ts-expect-error
	sinks.stage.foretell([text]);
	// @ts-expect-error
	sinks.print.write(text);
	// @ts-expect-error
	sinks.print.write(`${whole}\n`);
	// @ts-expect-error
	joinOutput([text]);
	// @ts-expect-error
	joinOutput([whole], ', ');
	// @ts-expect-error
	trimEnd(text);
	// @ts-expect-error
	withoutLastBlanks(text);
	// @ts-expect-error
	inPieces(text, 7);
	// @ts-expect-error
	base64(text);
	// @ts-expect-error
	copySequence(text, {});

	void [madeElsewhere, cleanElsewhere, urlElsewhere, pastedElsewhere, lines];
}

const hostile = '\u001B]0;title\u0007\u009B31m a\r\nb\u202E\u2028\tc';
const look: Look = {theme: 'dark', colors: 3, hasAttributes: true, hasHyperlinks: true};
/** Nothing has sanitised it on its way here. */
const line: Line = [
	{text: hostile, link: `https://a.example/${hostile}`},
	{text: hostile, style: {bold: true}},
];

test('a span that nobody has sanitised is painted without its controls, and leads nowhere', () => {
	const shown = ']0;title31m abc';
	assert.equal(paint(line, look), `${shown}\u001B[1m${shown}\u001B[0m`);
});
