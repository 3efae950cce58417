import {findLabels} from '../excerpt/plain.ts';
import {plainBlock, plainLine} from './plain-block.ts';

/** Lines of another kind than the text around them, up to the one that ends them. */
type Stretch = {readonly end: RegExp; readonly isShown: boolean};

const FENCE = /^[ \t]*(?:>[ \t]*)*(?:[-+*][ \t]+|\d{1,9}[.)][ \t]+)?(?:(`{3,})[^`]*|(~{3,}).*)$/;
const CODE_COMMAND = /^[ \t]*\{%-?[ \t]*(highlight|codeblock|raw)\b[^%]*%\}[ \t]*$/;
const COMMENT_COMMAND = /^[ \t]*\{%-?[ \t]*comment\b[^%]*%\}[ \t]*$/;
const SCRIPT = /^[ \t]*<(script|style)(?=[\s>])/i;

/** Signs before a line's words: quotes, items, headings, the name of a footnote. */
const MARKS = /^(?:[ \t]+|>|[-+*][ \t]+|#{1,6}[ \t]+|\[\^[^[\]]+\]:)+/;
const NEW_BLOCK = /^[ \t>]*(?:[-+*][ \t]|#{1,6}[ \t]|\||\d{1,9}[.)][ \t]|\[\^[^[\]]+\]:)/;
const HEADING = /^ {0,3}#{1,6}[ \t]/;
/** Underlines, rules, the line below a table's head. */
const ONLY_SIGNS = /^[-=*_|:+ \t>]*$/;
const DEFINITION = /^ {0,3}\[(?!\^)[^[\]]+\]:[ \t]*\S/;
const IMPORT = /^import[ \t](?:.*[ \t}])?(?:from[ \t]*)?["'][^"']+["'];?[ \t]*$/;

/**
 * A body in Markdown as the text that its reader sees of it, near enough for searching: paragraphs, headings, items, cells and
 * code, and what images are called; no addresses, comments, scripts and commands of templates. A block stands on one line,
 * and white space in it is single blanks.
 */
export function plainBody(body: string): string {
	const isLabel = body.includes(']:') ? findLabels(body) : () => false;
	const blocks: string[] = [];
	let open: string[] = [];
	let stretch: Stretch | null = null;
	const close = (): void => {
		const block = open.length === 0 ? '' : plainBlock(open.length === 1 ? (open[0] ?? '') : open.join('\n'), isLabel);
		if (block !== '') blocks.push(block);
		open = [];
	};
	for (const line of body.split('\n')) {
		if (stretch !== null) {
			if (stretch.end.test(line)) stretch = null;
			else if (stretch.isShown) blocks.push(plainLine(line));
			continue;
		}
		if (!mayBeMarked(line)) {
			if (line === '') close();
			else open.push(line);
			continue;
		}
		stretch = beginStretch(line);
		const isText = stretch === null && !ONLY_SIGNS.test(line) && !DEFINITION.test(line) && !IMPORT.test(line);
		if (!isText || NEW_BLOCK.test(line)) close();
		if (isText) open.push(wordsIn(line));
		if (HEADING.test(line)) close();
	}
	close();
	return blocks.join('\n');
}

const MARKING: ReadonlySet<number> = new Set(Array.from(' \t0123456789>#+-=|`~<{[*_:', sign => sign.charCodeAt(0)));

/** Whether a line begins as only markup does, and numbers and imports; other lines are nothing but text. */
export function mayBeMarked(line: string): boolean {
	return MARKING.has(line.charCodeAt(0)) || line.startsWith('import');
}

function wordsIn(line: string): string {
	const words = line.replace(MARKS, '');
	return words.startsWith('|') ? words.replaceAll('|', ' ') : words;
}

function beginStretch(line: string): Stretch | null {
	const fence = FENCE.exec(line);
	const marks = fence?.[1] ?? fence?.[2];
	if (marks !== undefined)
		return {end: new RegExp(`^[\\s>]*${marks[0]}{${Math.min(marks.length, 100)},}\\s*$`), isShown: true};
	const [, command] = CODE_COMMAND.exec(line) ?? [];
	if (command !== undefined) return {end: new RegExp(`\\{%-?\\s*end${command}`), isShown: true};
	if (COMMENT_COMMAND.test(line)) return {end: /\{%-?\s*endcomment/, isShown: false};
	const [, tag] = SCRIPT.exec(line) ?? [];
	if (tag !== undefined) return line.includes(`</${tag}`) ? null : {end: new RegExp(`</${tag}`, 'i'), isShown: false};
	return /^\s*<!--/.test(line) && !line.includes('-->') ? {end: /-->/, isShown: false} : null;
}
