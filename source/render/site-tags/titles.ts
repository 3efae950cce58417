import type {Template} from './template.ts';

/** How something is to look, which says nothing. */
const STYLE =
	/^(?:default|primary|secondary|success|light|dark|simple|modern|flat|disabled|no-icon|left|right|cent(?:er|re)|open|closed|true|false)$/;
/** Boxes that say by a word what is in them. */
const TITLED = /(?:tab|tab-?item|step|fold|folding|toggle|hide|collapse|expand|accordion|panel|card|section)$/i;
/** Tags that do no more than give some words a look. */
const TEXT =
	/^(?:kbd|keys?|label|badge|chip|mark|u|underline|del|sup|sub|emp|wavy|psw|span|p|text|newthought|abbr|tooltip|checkbox|radio)$/;

type Arguments = Pick<Template, 'words' | 'quoted' | 'attributes' | 'line'>;

/** The arguments between commas (`{% btn https://…, Go there, icon %}`); none where quotes part them, or nothing does. */
export const commaParts = ({quoted, attributes, line}: Arguments): readonly string[] =>
	quoted.length > 0 || Object.keys(attributes).length > 0 || !line.includes(',')
		? []
		: line.split(',').map(part => part.trim());

/** Words that a person wrote for people: some words between quotes, or the rest of the tag where it begins like a title. */
export function titleInWords(tag: Arguments, isTitle: (word: string) => boolean = () => true): string {
	const quoted = tag.quoted.find(word => word.includes(' ') && /\p{L}/u.test(word));
	if (quoted !== undefined) return quoted;
	const [first = '', ...others] = commaParts(tag);
	const line = /^\p{Ll}/u.test(first) ? others.join(', ') : first === '' ? wordsOf(tag, isTitle) : tag.line;
	return /^[\p{Lu}\p{Lo}]/u.test(line) ? line : '';
}

const wordsOf = ({words}: Arguments, isTitle: (word: string) => boolean): string =>
	words.filter(word => isTitle(word) && !STYLE.test(word)).join(' ');

/** What a tag that is neither a picture nor a note says by its arguments. */
export function titleOfOther(tag: Template): string {
	if (TITLED.test(tag.name)) return tag.quoted[0] ?? titleInWords(tag);
	return [...tag.quoted, ...commaParts(tag).slice(1)].find(isSaid) ?? '';
}

/** Two words, and none of the signs of styles, code or sizes. */
const isSaid = (text: string): boolean => /\p{L}{2} \p{L}/u.test(text) && !/[;{}=<>/\\|]|: *\d/.test(text);

/** The text of a tag that is words with a look: `{% label info@Some words %}`, `{{< kbd "Ctrl" >}}`; null of others. */
export function styledText(tag: Template): string | null {
	const {family, name, quoted, line, attributes} = tag;
	if (family === 'component' || !TEXT.test(name)) return null;
	const named = attributes.text ?? attributes.content ?? attributes.label ?? attributes.title;
	const rest = commaParts(tag).slice(1).join(', ');
	const text = named ?? quoted.at(-1) ?? (rest || line.replace(/^[\w-]*@/, ''));
	return text === '' ? null : text;
}

/** Whether arguments only say how something is to look. */
export const isStyle = (line: string): boolean => line.split(/\s+/).every(word => STYLE.test(word));

/** Some texts as one, with stops between them, without those that another one says too. */
export const joinTexts = (texts: readonly string[]): string =>
	[...new Set(texts)]
		.filter((text, index, all) => text !== '' && !all.some((other, at) => at !== index && other.includes(text)))
		.reduce((all, text) => (all === '' ? text : `${all}${/[.!?:,;]$/.test(all) ? '' : '.'} ${text}`), '');
