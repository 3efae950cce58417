import {escapeUTF8} from 'entities';
import {hasTags, unmaskTags} from '../site-tags/mask.ts';

const OPENING = /^([ \t]*)(`{3,}(?![^\n]*`)|~{3,})(?![ \t]+\S)([\w+#-]{0,30})/;
const CODE = /(?<!`)(`+)(?!`)([^`\n]*)(?<!`)\1(?!`)/g;

/** HTML with the code that was written in it as Markdown made code of HTML: a tag in it is none. */
export function codeAsHtml(html: string): string {
	if (!html.includes('`') && !html.includes('~~~')) return html;
	return /^ {0,3}<(?:pre|script|style)\b/i.test(html) ? html : spansAsText(fencesAsHtml(html));
}

/** Tags between back-ticks as text; what stands in the back-ticks is read as Markdown later on. */
function spansAsText(html: string): string {
	return html.replace(CODE, (whole, marks: string, text: string) =>
		text.includes('<') || hasTags(text) ? marks + unmaskTags(text).replaceAll('<', '&lt;') + marks : whole,
	);
}

function fencesAsHtml(html: string): string {
	const lines = html.split('\n');
	const written: string[] = [];
	// Where one has no end, there is none for the next.
	const endless = new Set<string>();
	for (let at = 0; at < lines.length; at++) {
		const line = lines[at] ?? '';
		const [, indent = '', mark = '', language = ''] = OPENING.exec(line) ?? [];
		const end = mark === '' || endless.has(mark.charAt(0)) ? -1 : endOf(lines, at + 1, mark);
		if (end === -1) {
			if (mark !== '') endless.add(mark.charAt(0));
			written.push(line);
			continue;
		}
		const code = lines.slice(at + 1, end).map(own => withoutIndent(own, indent.length));
		written.push(`<pre class="language-${language}">\n${escapeUTF8(unmaskTags(code.join('\n')))}</pre>`);
		at = end;
	}
	return written.join('\n');
}

function endOf(lines: readonly string[], from: number, mark: string): number {
	for (let at = from; at < lines.length; at++) {
		const text = lines[at]?.trim() ?? '';
		if (text.startsWith(mark) && text === mark.charAt(0).repeat(text.length)) return at;
	}
	return -1;
}

const withoutIndent = (line: string, indent: number): string =>
	line.slice(Math.min(indent, line.length - line.trimStart().length));
