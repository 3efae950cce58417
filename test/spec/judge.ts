import {Parser} from 'htmlparser2';
import {blockText} from '../../source/render/block.ts';
import {FlowWriter} from '../../source/render/flow.ts';
import {blockTags} from '../../source/render/html/tags.ts';
import {layoutBlocks} from '../../source/render/layout/body.ts';
import {plainText, unicodeGlyphs} from '../../source/render/line.ts';
import {parseBlocks} from '../../source/render/markdown/parse.ts';
import {measure} from '../../source/text/width.ts';

/** A piece of Markdown with the HTML that it stands for. */
export type Example = {readonly markdown: string; readonly html: string};

const WIDTHS = [20, 40, 72, 120] as const;
/** After NFKC: HTML has elements for letters above and below the line. */
const WORDS: Readonly<Record<Measure, RegExp>> = {letters: /[\p{L}\p{M}\p{N}]+/gu, marks: /\S+/g};
const SILENT = new Set(['script', 'style']);

/** Words are letters and digits, or whatever stands between blanks, with the marks of Markdown that a reader should not see. */
export type Measure = 'letters' | 'marks';

/** What is wrong with our rendering of an example: words of the HTML's text that it lacks, rows too wide; nothing is right. */
export function judge({markdown, html}: Example, by: Measure): readonly string[] {
	const wordsOf = (text: string) => text.normalize('NFKC').match(WORDS[by]) ?? [];
	const words = wordsOf(textOfHtml(html));
	const blocks = new FlowWriter(true).blocks(parseBlocks(markdown, ''));
	const faults: string[] = [];
	const missing = missingWord(words, wordsOf(blocks.map(blockText).join('\n')));
	if (missing !== null) faults.push(`the text lacks ${missing}`);
	for (const width of WIDTHS) {
		const rows = layoutBlocks(blocks, {width, glyphs: unicodeGlyphs}).lines.map(plainText);
		const wide = rows.find(row => measure(row) > width);
		if (wide !== undefined) faults.push(`a row is wider than ${width}: ${wide}`);
		const hidden = width === 72 ? missingWord(words, wordsOf(rows.join('\n'))) : null;
		if (hidden !== null) faults.push(`the rows lack ${hidden}`);
	}
	return faults;
}

/** The first word that is not in its place: words come in order, each within one of ours. */
function missingWord(words: readonly string[], own: readonly string[]): string | null {
	let at = 0;
	let from = 0;
	for (const word of words) {
		for (;;) {
			const found = own[at]?.indexOf(word, from) ?? -1;
			if (at >= own.length) return word;
			if (found >= 0) {
				from = found + word.length;
				break;
			}
			at++;
			from = 0;
		}
	}
	return null;
}

/** What a browser shows of HTML, images as their alternative text. */
function textOfHtml(html: string): string {
	let text = '';
	let silent = 0;
	const parser = new Parser({
		onopentag(name, attributes) {
			if (SILENT.has(name)) silent++;
			if (blockTags.has(name) || name === 'br') text += '\n';
			if (name === 'img') text += attributes.alt ?? '';
		},
		ontext(words) {
			if (silent === 0) text += words;
		},
		onclosetag(name) {
			if (SILENT.has(name)) silent--;
			if (blockTags.has(name)) text += '\n';
		},
	});
	parser.end(html);
	return text;
}
