import {useEffect} from 'react';
import {prepareSearch} from '../state/matches.ts';
import {linesFrom} from '../state/place.ts';
import type {OpenReader} from '../state/reader-state.ts';
import {pageRows} from '../state/scroll.ts';
import type {Action, State} from '../state/state.ts';
import type {Services} from './app.tsx';
import {useReading} from './use-reading.ts';

/** How long sections are read before keys are looked at again, and how often the screen is told, ms. */
const SLICE_MS = 4;
const REFRESH_MS = 300;

/** What goes on while an article is open: the rest of it is read, colours for its code are loaded, its file is watched. */
export function useArticle(state: State, dispatch: (action: Action) => void, services: Services): void {
	const reader = state.reader?.status === 'open' ? state.reader : null;
	const book = reader?.book ?? null;
	useEffect(() => (book === null ? undefined : readOn(book, dispatch)), [book, dispatch]);

	const languages = reader === null ? '' : languagesOn(reader, pageRows(state.size));
	useEffect(() => {
		if (languages === '') return;
		services.loadLanguages(languages.split('\n')).then(
			isMore => isMore && dispatch({type: 'restyled'}),
			// Code without colours can be read too.
			() => {},
		);
	}, [languages, services, dispatch]);

	useReading(state, dispatch, services.savePlace);

	const path = reader?.path ?? null;
	const post = reader?.book.article.post ?? null;
	// biome-ignore lint/correctness/useExhaustiveDependencies: the same file in another edition is watched already
	useEffect(() => {
		if (path === null || post === null) return;
		return services.watchArticle(post, kind => {
			if (kind === 'gone') dispatch({type: 'article-lost', path, how: 'gone'});
			else
				services.readArticle(path).then(
					article => dispatch({type: 'article-changed', article, notice: 'Changed on disk: this is the new text'}),
					() => dispatch({type: 'article-lost', path, how: 'unreadable'}),
				);
		});
	}, [path, services, dispatch]);
}

/** Reads the sections of a long article one after the other, between keys. @returns a function that stops it. */
function readOn(book: OpenReader['book'], dispatch: (action: Action) => void): () => void {
	let known = 1;
	let told = performance.now();
	let next: NodeJS.Immediate | undefined;
	const read = () => {
		const start = performance.now();
		while (known < book.count && performance.now() - start < SLICE_MS) prepareSearch(book.flow(known++));
		const isDone = known >= book.count;
		if (isDone || performance.now() - told > REFRESH_MS) {
			told = performance.now();
			dispatch({type: 'read-on', book, known});
		}
		if (!isDone) next = setImmediate(read);
	};
	if (book.count > 1) next = setImmediate(read);
	return () => clearImmediate(next);
}

/** The languages of the sections that are on the page. */
function languagesOn({pages, top}: OpenReader, rows: number): string {
	const sections = new Set(linesFrom(pages, top, rows).map(({section}) => section));
	return [...new Set([...sections].flatMap(section => pages.book.flow(section).languages))].join('\n');
}
