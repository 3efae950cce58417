import type {Style} from '../line.ts';

const keyword: Style = {bold: true, tone: 'keyword'};
const string: Style = {tone: 'string'};
const number: Style = {tone: 'number'};
const comment: Style = {italic: true, tone: 'comment'};
const aside: Style = {tone: 'comment'};
const name: Style = {tone: 'name'};
const tag: Style = {tone: 'tag'};
const plain: Style = {};

/**
 * highlight.js's scopes (https://highlightjs.readthedocs.io/en/latest/css-classes-reference.html) as few tones. A scope
 * stands for those below it (`title` for `title.function`); one that is not named here looks as what it stands in.
 */
const styles: Readonly<Record<string, Style>> = {
	keyword,
	'selector-pseudo': keyword,
	string,
	regexp: string,
	'meta.string': string,
	code: string,
	link: string,
	formula: string,
	number,
	literal: number,
	symbol: number,
	'variable.constant': number,
	'variable.language': number,
	comment,
	quote: comment,
	meta: aside,
	title: name,
	type: name,
	built_in: name,
	attr: name,
	attribute: name,
	variable: name,
	'template-variable': name,
	section: {bold: true, tone: 'name'},
	name: tag,
	'selector-tag': tag,
	'selector-id': tag,
	'selector-class': tag,
	'selector-attr': tag,
	'template-tag': tag,
	bullet: tag,
	addition: {tone: 'added'},
	deletion: {tone: 'removed'},
	emphasis: {italic: true},
	strong: {bold: true},
	subst: plain,
};

/** How text of the scope looks, or undefined where that is up to what it stands in. */
export function styleOf(scope: string): Style | undefined {
	for (let part = scope; part !== ''; part = part.slice(0, Math.max(0, part.lastIndexOf('.')))) {
		if (Object.hasOwn(styles, part)) return styles[part];
	}
	return undefined;
}
