/** A tag of a site generator, taken apart. */
export type Template = {
	readonly family: 'statement' | 'shortcode' | 'component' | 'container' | 'alert' | 'output' | 'other';
	/** Without path and extension where it names a file: `{% include figure.html %}` is a `figure`. */
	readonly name: string;
	readonly isClosing: boolean;
	readonly isSelfClosing: boolean;
	/** Arguments without a name, in order. */
	readonly words: readonly string[];
	/** Those of them that stand in quotes. */
	readonly quoted: readonly string[];
	readonly attributes: Readonly<Record<string, string>>;
	/** All arguments as they were written. */
	readonly line: string;
};

const empty: Template = {
	family: 'other',
	name: '',
	isClosing: false,
	isSelfClosing: false,
	words: [],
	quoted: [],
	attributes: {},
	line: '',
};

/** A tag as it was written -> its parts. Attributes that are code (`src={photo}`) are left out. */
export function readTemplate(raw: string): Template {
	if (raw.startsWith('{%')) return readStatement(raw.replace(/^\{%[-+]?\s*|\s*[-+]?%\}$/g, ''));
	if (/^\{\{[<%]/.test(raw)) return readShortcode(raw.slice(3, -3).trim());
	if (raw.startsWith('{{')) return readOutput(raw.slice(2, -2).trim());
	if (/^<\/?>$/.test(raw)) return empty;
	if (raw.startsWith('<')) return readComponent(raw);
	if (raw.startsWith(':::')) return readContainer(raw.replace(/^:+[ \t]*/, ''));
	if (raw.startsWith('[!')) return readAlert(raw);
	if (raw.startsWith('!')) return readImage(raw);
	if (/^\{["'`\w$]/.test(raw)) return {...empty, family: 'output', words: [raw.slice(1, -1)]};
	if (raw.startsWith('{::')) return readExtension(raw);
	return raw === '{:/}' || raw.startsWith('{:/') ? {...empty, isClosing: true, name: raw.slice(3, -1)} : empty;
}

/** `{::comment}` … `{:/comment}` of Kramdown. */
function readExtension(raw: string): Template {
	const name = /^\{::\/?([\w-]*)/.exec(raw)?.[1] ?? '';
	return {...empty, name, isClosing: raw.startsWith('{::/'), isSelfClosing: raw.endsWith('/}')};
}

/** `name(key="value")`: a shortcode of Zola. What else is called in braces is no shortcode. */
export const CALL = /^([a-z][\w:]*)\((\s*(?:(?:\w+\s*=|["'\x60])[\s\S]*)?)\)(?:\s*\|[\w\s|]*)?$/i;

function readOutput(inner: string): Template {
	const [, name, args = ''] = CALL.exec(inner) ?? [];
	if (name === undefined) return {...empty, family: 'output', words: [inner]};
	return {...empty, family: 'shortcode', name: name.replace(/^.*:/, ''), isSelfClosing: true, ...readArguments(args)};
}

function readStatement(inner: string): Template {
	const name = /^[\w#.-]+/.exec(inner)?.[0] ?? '';
	// Zola ends whatever it is by `end`.
	const isClosing = /^end/.test(name);
	const args = readArguments(inner.slice(name.length).replace(/^\(([\s\S]*)\)$/, '$1'));
	const statement: Template = {
		...empty,
		family: 'statement',
		name: isClosing ? name.slice(3) : name,
		isClosing,
		...args,
	};
	return /^(?:include|render|partial)/.test(name) && !isClosing ? included(statement) : statement;
}

/** What an included file shows is named by the file. */
function included(statement: Template): Template {
	const [file = '', ...words] = statement.words;
	return {...statement, name: baseName(file), isSelfClosing: true, words, line: statement.line.replace(/^\S+\s*/, '')};
}

const baseName = (file: string): string => (file.split('/').at(-1) ?? '').replace(/\.\w+$/, '');

function readShortcode(inner: string): Template {
	const [, slash = '', name = ''] = /^(\/?)\s*([\w./:-]*)/.exec(inner) ?? [];
	const rest = inner.replace(/^\/?\s*[\w./:-]*/, '');
	const isSelfClosing = rest.endsWith('/') || name.endsWith('/');
	const args = readArguments(isSelfClosing ? rest.replace(/\/$/, '') : rest);
	return {
		...empty,
		family: 'shortcode',
		name: baseName(name.replace(/\/$/, '')),
		isClosing: slash === '/',
		isSelfClosing,
		...args,
	};
}

const QUOTED = /"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|`([^`]*)`/.source;
const ARGUMENT = new RegExp(`(?:([A-Za-z_][\\w.-]*)(?:\\s*=\\s*|:(?!/)\\s*))?(?:${QUOTED}|([^\\s,"'\`]+))`, 'g');

const VARIABLE = /^(?:page|post|site|include|layout|forloop)\.[\w.]+$/;

/** `"{{ site.url }}/a.png"` without what is not known. */
const withoutOutputs = (value: string): string =>
	value.includes('{{')
		? value.replace(/\{\{-?\s*(?:"([^"]*)"|'([^']*)')?[^{}]*\}\}/g, (_, double, single) => double ?? single ?? '')
		: value;

/** `word "some words" key=value key: "value"`, parted by blanks or commas. */
function readArguments(text: string): Pick<Template, 'words' | 'quoted' | 'attributes' | 'line'> {
	const words: string[] = [];
	const quoted: string[] = [];
	const attributes: Record<string, string> = {};
	for (const [, key, double, single, tick, bare] of text.matchAll(ARGUMENT)) {
		if (VARIABLE.test(bare ?? '')) continue;
		const value = withoutOutputs((double ?? single ?? tick ?? bare ?? '').replace(/\\(["'])/g, '$1'));
		if (key !== undefined) attributes[key.toLowerCase()] ??= value;
		else words.push(value);
		if (key === undefined && bare === undefined) quoted.push(value);
	}
	return {words, quoted, attributes, line: text.trim()};
}

const BRACED = /\{\s*(?:"([^"]*)"|'([^']*)'|`([^`$]*)`|(\d+))\s*\}/.source;
const ATTRIBUTE = new RegExp(`(?<![\\w:.-])([\\w:.-]+)\\s*=\\s*(?:"([^"]*)"|'([^']*)'|${BRACED}|\\{)`, 'g');

function readComponent(raw: string): Template {
	const [, slash = '', name = ''] = /^<(\/?)([\w.]+)/.exec(raw) ?? [];
	const attributes: Record<string, string> = {};
	for (const [, key = '', ...values] of raw.matchAll(ATTRIBUTE)) {
		const value = values.find(text => text !== undefined);
		if (value !== undefined) attributes[key.toLowerCase()] ??= value;
	}
	// Properties of an image that are handed on: `imgProps={{alt: '…'}}`.
	const [, double, single] = /\balt:\s*(?:"([^"]*)"|'([^']*)')/.exec(raw) ?? [];
	const alt = double ?? single;
	if (alt !== undefined) attributes.alt ??= alt;
	const isSelfClosing = /\/\s*>$/.test(raw);
	return {...empty, family: 'component', name, isClosing: slash === '/', isSelfClosing, attributes};
}

/** `note Title`, `note[Title]`, `{.note title="Title"}`, or nothing, which closes. */
function readContainer(inner: string): Template {
	const [, name = '', rest = ''] = /^\{?\.?([\p{L}\w-]*)\}?(.*)$/su.exec(inner.trim()) ?? [];
	const attributes = readArguments(rest.includes('=') ? rest.replace(/[{}]/g, ' ') : '').attributes;
	const title =
		attributes.title ??
		rest
			.replace(/\{[^}]*\}$/, '')
			.trim()
			.replace(/^\[(.*)\]$/s, '$1');
	const isClosing = name === '' && title === '';
	return {...empty, family: 'container', name, isClosing, ...(title !== '' && {attributes: {title}})};
}

/** `![[file]]` of Obsidian, and an image whose address has blanks: `![alt](the pier.jpg "title")`. */
function readImage(raw: string): Template {
	const [, file = '', text = ''] = /^!\[\[([^|\]]*)\|?([^\]]*)\]\]$/.exec(raw) ?? [];
	const [, written = '', place = '', , title = ''] = SPACED_IMAGE.exec(raw) ?? [];
	const alt = file === '' ? written : /^\d+(?:x\d+)?$/.test(text) ? '' : text;
	return {
		...empty,
		family: 'component',
		name: 'image',
		isSelfClosing: true,
		attributes: {src: file || place, alt, title},
	};
}

const SPACED_IMAGE = /^!\[([^\]]*)\]\(\s*(.*?)(?:\s+=\d*%?x?\d*%?)?(?:\s+(["'])(.*)\3)?(?:\s+=\d*%?x?\d*%?)?\s*\)$/;

function readAlert(raw: string): Template {
	const [, name = '', title = ''] = /^\[!([^\]]*)\][+-]?[ \t]*(.*)$/s.exec(raw) ?? [];
	return {...empty, family: 'alert', name, ...(title !== '' && {attributes: {title: title.trim()}})};
}
