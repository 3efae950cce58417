import {useEffect, useReducer, useRef} from 'react';
import {step} from '../keys/dispatch.ts';
import type {Mark, SavedPlace} from '../posts/marks.ts';
import type {Post} from '../posts/post.ts';
import type {Article} from '../render/article.ts';
import type {Look} from '../render/theme/theme.ts';
import type {Action, Request, Size, State} from '../state/state.ts';
import {sanitizeField} from '../text/sanitize.ts';
import {LookProvider} from './look.ts';
import {Screen} from './screen.tsx';
import {useArticle} from './use-article.ts';
import {useKeys} from './use-keys.ts';
import {type Searcher, useList} from './use-list.ts';

/** What the world outside does for the program. */
export type Services = Searcher & {
	/** Rejects with an error whose message says what is wrong with the file. */
	readonly readArticle: (path: string) => Promise<Article>;
	/** Resolves with what came of it, if that is to be known. */
	readonly perform: (request: Request) => Promise<Action | null>;
	/** Called once; posts that are still to come arrive as actions. */
	readonly start: (dispatch: (action: Action) => void) => void;
	/** Loads colours for code in these languages; resolves with whether there are more than before. */
	readonly loadLanguages: (names: readonly string[]) => Promise<boolean>;
	/** Tells of the file of the open article when it changes or goes. @returns a function that ends it. */
	readonly watchArticle: (post: Post, onChange: (kind: 'changed' | 'gone') => void) => () => void;
	/** Where an article was left. */
	readonly placeOf: (post: Post) => SavedPlace | null;
	readonly markOf: (post: Post) => Mark | null;
	/** Told of every state that is on the screen: the last is kept when the program ends. */
	readonly remember: (state: State) => void;
	/** Keeps where one is in an article that has a file. @returns what to tell the user where it cannot be kept. */
	readonly savePlace: (post: Post, place: SavedPlace) => string | null;
	/** @returns a function that ends it. */
	readonly watchSize: (onResize: (size: Size) => void, known: Size) => () => void;
};

export type AppProps = {readonly initial: State; readonly look: Look; readonly services: Services};

export function App({initial, look, services}: AppProps) {
	const [state, dispatch] = useReducer(step, initial);
	useKeys(dispatch);
	const {size} = initial;
	useEffect(() => services.watchSize(now => dispatch({type: 'resized', size: now}), size), [services, size]);
	useEffect(() => services.start(dispatch), [services]);

	useEffect(() => services.remember(state), [state, services]);

	const opening = state.reader?.status === 'loading' ? state.reader.path : null;
	const [answers, countAnswer] = useReducer((count: number) => count + 1, 0);
	// Keys that were typed ahead may have left the article and opened it again by the time that it is shown.
	// biome-ignore lint/correctness/useExhaustiveDependencies: what is still to be opened after an answer is another wish
	useEffect(() => {
		if (opening === null) return;
		services
			.readArticle(opening)
			.then(
				article =>
					dispatch({
						type: 'article-opened',
						article,
						saved: services.placeOf(article.post),
						mark: services.markOf(article.post),
					}),
				(error: Error) => dispatch({type: 'article-failed', path: opening, message: error.message}),
			)
			.then(countAnswer);
	}, [opening, services, answers]);

	const {requests} = state;
	const begun = useRef(new WeakSet<Request>());
	useEffect(() => {
		for (const request of requests) {
			if (begun.current.has(request)) continue;
			begun.current.add(request);
			void perform(request, services).then(action => {
				dispatch({type: 'request-done', request});
				if (action !== null) dispatch(action);
			});
		}
	}, [requests, services]);

	useArticle(state, dispatch, services);
	useList(state, dispatch, services);

	return (
		<LookProvider value={look}>
			<Screen state={state} />
		</LookProvider>
	);
}

/** Nothing that fails outside ends the program. */
const perform = (request: Request, services: Services): Promise<Action | null> =>
	services.perform(request).catch((error: Error) => ({type: 'noticed', notice: sanitizeField(error.message)}));
