import type {Template} from './template.ts';

const CODE =
	/^(?:.*[-_])?(?:code|codeblock|highlight|sourcecode|source|mermaid|prism|terminal|console|datatable)(?:[-_].*)?$/i;

/** `{% comment %}`: nothing of it is for the reader. */
export const isComment = ({name}: Template): boolean => name === 'comment';

/** `{% highlight ruby %}`, and `{% set codeBlock %}` of those who hand code to a component. */
const isCode = ({name, words}: Template): boolean =>
	CODE.test(name) || (/^(?:set|capture)$/.test(name) && words.length === 1 && /code|snippet/i.test(words[0] ?? ''));

/** Whether what stands between the tag and its other half is code or a comment, and no Markdown. */
export const holdsRawText = (tag: Template): boolean =>
	tag.family !== 'component' && !tag.isClosing && !tag.isSelfClosing && (isCode(tag) || isComment(tag));

export type CodeNames = {readonly lang: string; readonly title: string};

/** `ruby`, `lang:ruby`, `language="ruby"`; the title, or the file's name, of a block of code. */
export function codeNames({words, attributes, name}: Template): CodeNames {
	if (!CODE.test(name)) return {lang: '', title: ''};
	const [first = ''] = words;
	const named = attributes.lang ?? attributes.language ?? attributes.type;
	const title = attributes.title ?? attributes.filename ?? attributes.file ?? attributes.caption;
	const isLanguage = /^[\w+#-]{1,20}$/.test(first);
	return {
		lang: named ?? (name === 'mermaid' ? name : isLanguage ? first : ''),
		// Hexo: `{% codeblock Some title lang:ruby https://… %}`.
		title: title ?? (named === undefined && isLanguage ? '' : words.filter(word => !/^https?:/.test(word)).join(' ')),
	};
}
