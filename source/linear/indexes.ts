import type {Book} from '../render/book.ts';
import type {Reference} from '../render/flow.ts';
import type {Place} from '../state/place.ts';
import {readableUrl, sanitizeField} from '../text/sanitize.ts';

/** The headings of an article as they are said, each with its place. */
export function contentsLines(book: Book): readonly (Place & {readonly text: string})[] {
	const headings = Array.from({length: book.count}, (_, section) =>
		book.flow(section).headings.map(heading => ({...heading, section})),
	).flat();
	return headings.map(({section, at, depth, text}, index) => ({
		section,
		at,
		text: `${index + 1}. Heading ${depth}: ${sanitizeField(text)}`,
	}));
}

/** What links lead to, as it is said. */
export const linkLines = (references: readonly Reference[]): readonly string[] =>
	references.map(({kind, text, link, ref}, index) => {
		const target = link === null ? (kind === 'note' ? 'a note' : sanitizeField(ref ?? 'not found')) : readableUrl(link);
		const name = sanitizeField(text);
		return `${index + 1}. ${kind === 'image' ? 'Image' : 'Link'}: ${name === '' ? '' : `${name}, `}${target}`;
	});
