import {findComponents} from './find-components.ts';
import {findLines} from './find-lines.ts';
import {findTemplates} from './find-templates.ts';
import {BLOCK_TAG, type Found, RAW_TAG} from './mask.ts';
import {holdsRawText} from './raw-tags.ts';
import {readTemplate} from './template.ts';

export type FoundTags = {
	readonly tags: readonly Found[];
	/** Whether there is anything that only the tokenizers of `extensions.ts` know. */
	readonly hasAny: boolean;
	/** Whether lines may be `import` and `export` of MDX; where there is Liquid such lines are code. */
	readonly hasModules: boolean;
};

export const noTags: FoundTags = {tags: [], hasAny: false, hasModules: false};

const ANY_SIGN = /\{[%{:#./]|\{ [.#:]|<\/?[A-Z]|:::|\[!|\[\/\/\]:|[Tt][Oo][Cc][_\]]|=\{|\[\^|\$\$|!\[|\]\{/;

/** Where a post's Markdown has the tags of site generators; code is searched too, where they are shown as written. */
export function findTags(markdown: string): FoundTags {
	const hasModules = beginsLine(markdown, 'import') || beginsLine(markdown, 'export');
	if (!hasModules && !ANY_SIGN.test(markdown)) return noTags;
	const templates = markRaw(markdown, findTemplates(markdown));
	const tags = [...findLines(markdown), ...templates, ...findComponents(markdown)];
	return {tags, hasAny: hasModules || tags.length > 0, hasModules: hasModules && !markdown.includes('{%')};
}

/** Whether a line begins with a word. A regular expression would look at the beginning of every line: 20 ms for 5 MB. */
function beginsLine(markdown: string, word: string): boolean {
	for (let at = markdown.indexOf(word); at >= 0; at = markdown.indexOf(word, at + word.length)) {
		const isFirst = at === 0 || /[\n\r\u2028\u2029]/.test(markdown.charAt(at - 1));
		if (isFirst && /\s/.test(markdown.charAt(at + word.length))) return true;
	}
	return false;
}

const MAYBE_RAW = /code|highlight|source|comment|mermaid|prism|terminal|console|datatable|snippet|\{:\//i;

/** Marks the tags that begin code or a comment and are closed further on, seen from the end. */
function markRaw(markdown: string, found: readonly Found[]): readonly Found[] {
	const closed = new Set<string>();
	return found
		.toReversed()
		.map((tag): Found => {
			const raw = markdown.slice(tag.start, Math.min(tag.end, tag.start + 300));
			if (tag.mark !== BLOCK_TAG || !(MAYBE_RAW.test(raw) || /\bend(?:set|capture|\b)/.test(raw))) return tag;
			const template = readTemplate(markdown.slice(tag.start, tag.end));
			if (template.isClosing) closed.add(template.name);
			const isClosed =
				closed.has(template.name) || ((template.family === 'other' || raw.includes('(')) && closed.has(''));
			return isClosed && holdsRawText(template) ? {...tag, mark: RAW_TAG} : tag;
		})
		.toReversed();
}
