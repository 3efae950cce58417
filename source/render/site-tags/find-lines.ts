import {BLOCK_TAG, type Found, INLINE_TAG, type Mark} from './mask.ts';

/** What a line is to a site generator and not to Markdown: containers, alerts, attribute lists, tables of contents. */
export function findLines(text: string): readonly Found[] {
	return [
		...(text.includes(':::') ? findContainers(text) : []),
		...(text.includes('[//]:') ? findAll(text, COMMENT) : []),
		...(text.includes('[^') ? findNoteMarks(text) : []),
		...(text.includes('$$')
			? findAll(text, FORMULA, INLINE_TAG).filter(tag =>
					/^(?!.*\n[ \t]*\n)(?!.*\\_).*[\\_*^]/s.test(text.slice(tag.start, tag.end)),
				)
			: []),
		...(text.includes('![') ? findAll(text, IMAGE, INLINE_TAG) : []),
		...(text.includes('[!') ? findAll(text, ALERT) : []),
		...(/\{[:#.]|\{ +[:#.]|\]\{|\)\{/.test(text)
			? [...findAll(text, SPAN_ATTRIBUTES), ...findAll(text, LINE_ATTRIBUTES)]
			: []),
		...(/toc[_\]]/i.test(text) && !/^\[toc\]:/im.test(text) ? findAll(text, CONTENTS) : []),
	];
}

/** `[//]: # (what nobody is to see)`: a definition that no link names is how people write comments. */
const COMMENT = /^(\[\/\/\]:[ \t][^\n]*)$/gm;

const PICTURE_FILE = '\\.(?:avif|gif|jpe?g|png|svg|webp)';
/** `![[file.png]]` of Obsidian, and addresses with blanks or sizes, which Markdown does not take for images. */
const IMAGE = new RegExp(
	`(!\\[\\[[^\\]|\\n]{1,300}${PICTURE_FILE}(?:\\|[^\\]\\n]{0,300})?\\]\\]|!\\[[^\\[\\]\\n]{0,300}\\]\\((?:` +
		`[^()<>{}\\s"]{1,300} [^()<>{}\\n"]{0,300}${PICTURE_FILE}(?: "[^"\\n]{0,300}")?|` +
		`[^()<>{}\\s"]{1,300}(?: "[^"\\n]{0,300}")? =\\d{0,5}%?x\\d{0,5}%?)\\))`,
	'gi',
);
/** Mathematics alone in its lines or between words; what is money has no such signs in it. */
const FORMULA = /(?<![\\$])(\$\$(?!\$)[^$]{1,2000}\$\$)(?![$\d])/g;

/** `[^1]` wherever a text refers to a note that it has. */
function findNoteMarks(text: string): Found[] {
	const labels = new Set([...text.matchAll(/^[ \t>]*\[\^([^\]\s]{1,200})\]:/gm)].map(([, label]) => label));
	return [...text.matchAll(/\[\^([^\]\s]{1,200})\]/g)].flatMap(({0: whole, 1: label, index}) => {
		const isNote =
			text[index + whole.length] === ':' && /(?:^|\n)[ \t>]*$/.test(text.slice(Math.max(0, index - 9), index));
		return labels.has(label) && !isNote ? [{start: index + 1, end: index + whole.length - 1, mark: INLINE_TAG}] : [];
	});
}

/** `> [!NOTE]` of GitHub, `> [!tip]- Title` of Obsidian. */
const ALERT = /^(?:[ \t]|[-*+](?=[ \t]))*>[> \t]*(\[!\p{L}[\w-]{0,30}\](?![([:])[^\n]*)$/gmu;

const VALUE = `(?:"[^"\\n]*"|'[^'\\n]*'|\\d+%?(?=[\\s}]))`;
// What ends each part leaves one way only to read it: another would be tried for every part.
const ATTRIBUTE = `[.#][\\p{L}\\p{M}\\p{N}_:-]+(?=[\\s.#}])|[\\w-]+=${VALUE}`;
/** `{: .class #name key="value"}` of Kramdown right behind what it belongs to; `{:k=>1}` is Ruby, and text. */
const SPAN_ATTRIBUTES = new RegExp(`(?<=[)*_\`"\\]>}])(\\{:?(?:\\s|${ATTRIBUTE})+\\})`, 'gu');
/** With words that have no value; ends (`{:/}`), and names for attributes (`{:name: .class}`). */
const KRAMDOWN = `\\{:(?:(?:[\\w-]+(?=[ \\t}])|${ATTRIBUTE}|[ \\t])+|[ \\t]*/[\\w-]*|[ \\t]*[\\w-]+:[^}\\n]*)\\}`;
const HEADING = '[ \\t>]*#{1,6}[ \\t\\u00A0](?![ \\t]*\\{)(?:[^\\n{]*\\{[^\\n{}]*\\}){0,5}[^\\n{]*';
/** The same alone on its line, or at the end of a heading. */
const LINE_ATTRIBUTES = new RegExp(
	`^(?:[ \\t>]*|${HEADING})(\\{:?(?:[ \\t]|${ATTRIBUTE})+\\}|${KRAMDOWN})[ \\t]*$`,
	'gmu',
);

const CONTENTS = /^[ \t]*(@?\[\[?_?toc_?\]\]?)[ \t]*$/gim;

function findAll(text: string, pattern: RegExp, mark: Mark = BLOCK_TAG): Found[] {
	return [...text.matchAll(pattern)].map(({0: whole, 1: tag = '', index}) => {
		const start = index + whole.lastIndexOf(tag);
		return {start, end: start + tag.trimEnd().length, mark};
	});
}

const CONTAINER_LINE = /^[ \t>]*(:{3,}[^\n]{0,500})$/gm;
const CONTAINER_OPENING = /^:{3,}[ \t]*(?:\p{L}[\p{L}\w-]*|\{[^}\n]*\}|(?=\[))(?:\[[^\n]*\]|[ \t{][^\n]*)?$/u;
const CONTAINER_CLOSING = /^:{3,}[ \t]*$/;

/** `:::note Title` … `:::` of Docusaurus, VuePress and Pandoc; also `:::note text :::` on a line. */
function findContainers(text: string): Found[] {
	const lines = findAll(text, CONTAINER_LINE);
	const isClosed = lines.some(({start, end}) => CONTAINER_CLOSING.test(text.slice(start, end)));
	return lines.flatMap(({start, end, mark}) => {
		const line = text.slice(start, end);
		if (CONTAINER_CLOSING.test(line)) return isClosed ? [{start, end, mark}] : [];
		if (!CONTAINER_OPENING.test(line)) return [];
		if (!line.endsWith(' :::')) return isClosed ? [{start, end, mark}] : [];
		const name = /^:+[ \t]*[\w-]+/.exec(line)?.[0].length ?? 0;
		return [
			{start, end: start + name, mark},
			{start: end - 3, end, mark},
		];
	});
}
