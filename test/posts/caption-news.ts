import {type Caption, findCaptions, type Piece} from '../../source/posts/captions.ts';

export const paragraph = (text: string): Piece => ({kind: 'paragraph', text});

export const body = [
	'Odalys Fennimore has taken the wheel of a tram for the first time since she left the depot in May.',
	'The singer, 44, waved to passers-by as she steered the old carriage along the quay in Port Vessel on Tuesday.',
	'She wore a quilted green jacket with brass buttons and a pair of heavy boots.',
	"'I have missed the bell more than the stage,' she told the small crowd at the terminus.",
	'Her brother Anselm followed in a second carriage, which was built by their grandfather in 1931.',
	'The line will carry passengers again in spring, once the last two bridges have been mended.',
].map(paragraph);

/** The caption found for a text that stands in the middle of a scraped article. */
export function findInNews(text: string): Caption | undefined {
	return findCaptions([...body.slice(0, 3), paragraph(text), ...body.slice(3)], '').get(3);
}

/** What stands after the label and what the label is, for every caption found. */
export function read(
	pieces: readonly Piece[],
	description = '',
): ReadonlyArray<readonly [number, string | null, string]> {
	return [...findCaptions(pieces, description)].map(([index, {label, textStart}]) => {
		return [index, label, pieces[index]?.text.slice(textStart) ?? ''];
	});
}
