import {isTemplate} from '../excerpt/plain.ts';
import {isOneOf} from './kinds.ts';
import {collectValues, isMap, MAX_DEPTH, MAX_ITEMS, toLine, toText, type Values} from './values.ts';

const KEYS = (
	'author authors by byline writer creator authorname postedby writtenby autor auteur autore verfasser ' +
	'contributor contributors'
).split(' ');
const NAME_KEYS = 'name displayname fullname title nickname'.split(' ');
const HANDLE_KEYS = 'username login github twitter slug id email'.split(' ');
const MAX_NAME_LENGTH = 300;

export const isAuthorKey = isOneOf(KEYS);

/** Who wrote a post: text, a map with a name, or a list of either. A text is one name, since a comma may belong to it. */
export function readAuthors(values: Values): readonly string[] {
	for (const key of KEYS) {
		const value = values.get(key);
		if (value === undefined || value === null) continue;
		const names = new Set(namesIn(value, 0).map(toName));
		names.delete('');
		if (names.size > 0) return [...names].slice(0, MAX_ITEMS);
	}
	return [];
}

function namesIn(value: unknown, depth: number): readonly string[] {
	if (depth >= MAX_DEPTH || typeof value === 'boolean') return [];
	if (Array.isArray(value)) return value.slice(0, MAX_ITEMS).flatMap(item => namesIn(item, depth + 1));
	if (!isMap(value)) return [toText(value, MAX_NAME_LENGTH) ?? ''];
	const members = collectValues(value);
	const text = (keys: readonly string[]) =>
		keys.map(key => (toText(members.get(key), MAX_NAME_LENGTH) ?? '').trim()).filter(part => part !== '');
	const [name = text(['firstname', 'lastname']).join(' ') || text(HANDLE_KEYS)[0]] = text(NAME_KEYS);
	// `authors: {jane: {name: Jane Doe}}`
	return name === undefined
		? Object.values(value)
				.filter(isMap)
				.flatMap(item => namesIn(item, depth + 1))
		: [name];
}

/** `By Jane Doe <jane@example.org>` -> `Jane Doe`; an address that is all there is stays. */
function toName(written: string): string {
	if (/^(?:true|false|null|none|~)$/i.test(written.trim())) return '';
	const text = (toLine(written, MAX_NAME_LENGTH) ?? '').replace(/^by:? /i, '');
	const name = text
		.replace(/[<(]?(?:https?:\/\/[^\s<>()]+|[^\s<>()@]+@[^\s<>()@]+\.[^\s<>()@]+)[>)]?/gi, '')
		.replace(/ ?[<(]\s*[>)]/g, '')
		.replace(/^[\s(<]+|[\s,;–-]+$/g, '');
	if (isTemplate(text)) return '';
	// `jane@example.org (Jane Doe)` leaves the second half of its brackets.
	return name === '' ? text : name.includes('(') ? name : name.replace(/\)$/, '');
}
