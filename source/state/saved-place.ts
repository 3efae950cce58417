import type {SavedPlace} from '../posts/marks.ts';
import type {Post} from '../posts/post.ts';
import {atPlace, percentRead} from './reader.ts';
import type {OpenReader} from './reader-state.ts';
import type {Size, State} from './state.ts';
import {findWords, wordsAt} from './words.ts';

/** Where one is in an article, to be kept. A glance at where it was opened changes nothing of what was kept before. */
export function savedPlaceOf(reader: OpenReader, size: Size): SavedPlace {
	const {book, anchor, stay, begun} = reader;
	if (stay === 'glance' && anchor === begun.anchor) return begun.saved ?? UNREAD;
	const percent = percentRead(reader, size);
	if (anchor.at < 0) return {...UNREAD, percent};
	return {section: anchor.section, at: anchor.at, words: wordsAt(book, anchor), percent};
}

const UNREAD: SavedPlace = {section: 0, at: 0, words: '', percent: 0};

/** The article where it was left, by its words. What was read to its end begins anew. */
export function atSaved(reader: OpenReader, {section, at, words, percent}: SavedPlace, size: Size): OpenReader {
	if (words === '' || percent >= 100) return reader;
	return atPlace(reader, findWords(reader.book, words, {section, at}), size);
}

/** The article on the screen and the place in it, for when the program ends. */
export function lastPlace({reader, size}: State): {readonly post: Post; readonly place: SavedPlace} | null {
	const open = reader?.status === 'loading' ? reader.previous : reader;
	return open?.status === 'open' ? {post: open.book.article.post, place: savedPlaceOf(open, size)} : null;
}
