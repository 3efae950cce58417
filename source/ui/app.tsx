import {Box, Text} from 'ink';
import {useEffect, useReducer, useRef} from 'react';
import {step} from '../keys/dispatch.ts';
import type {Article} from '../render/article.ts';
import type {Look} from '../render/theme/theme.ts';
import {frameRows} from '../state/scroll.ts';
import type {Action, Request, Size, State} from '../state/state.ts';
import {sanitizeField} from '../text/sanitize.ts';
import {truncate} from '../text/width.ts';
import {HelpView} from './help-view.tsx';
import {ListView} from './list-view.tsx';
import {LookProvider} from './look.ts';
import {ReaderView} from './reader-view.tsx';
import {useArticle} from './use-article.ts';
import {useKeys} from './use-keys.ts';

/** What the world outside does for the program. */
export type Services = {
	/** Rejects with an error whose message says what is wrong with the file. */
	readonly readArticle: (path: string) => Promise<Article>;
	/** Resolves with what came of it, if that is to be known. */
	readonly perform: (request: Request) => Promise<Action | null>;
	/** Called once; posts that are still to come arrive as actions. */
	readonly start: (dispatch: (action: Action) => void) => void;
	readonly saveRead: (path: string, dispatch: (action: Action) => void) => void;
	/** Loads colours for code in these languages; resolves with whether there are more than before. */
	readonly loadLanguages: (names: readonly string[]) => Promise<boolean>;
	/** Tells of the file of the open article when it changes or goes. @returns a function that ends it. */
	readonly watchArticle: (path: string, onChange: (kind: 'changed' | 'gone') => void) => () => void;
	/** @returns a function that ends it. */
	readonly watchSize: (onResize: (size: Size) => void) => () => void;
};

export type AppProps = {readonly initial: State; readonly look: Look; readonly services: Services};

export function App({initial, look, services}: AppProps) {
	const [state, dispatch] = useReducer(step, initial);
	useKeys(dispatch);
	useEffect(() => services.watchSize(size => dispatch({type: 'resized', size})), [services]);
	useEffect(() => services.start(dispatch), [services]);

	const opening = state.reader?.status === 'loading' ? state.reader.path : null;
	useEffect(() => {
		if (opening === null) return;
		services.readArticle(opening).then(
			article => dispatch({type: 'article-opened', article}),
			(error: Error) => dispatch({type: 'article-failed', path: opening, message: error.message}),
		);
	}, [opening, services]);

	const {finished} = state;
	useEffect(() => {
		if (finished !== null) services.saveRead(finished, dispatch);
	}, [finished, services]);

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

	return (
		<LookProvider value={look}>
			<Screen state={state} />
		</LookProvider>
	);
}

/** Nothing that fails outside ends the program. */
const perform = (request: Request, services: Services): Promise<Action | null> =>
	services.perform(request).catch((error: Error) => ({type: 'noticed', notice: sanitizeField(error.message)}));

/** The whole frame for a state: `frameRows` rows, none wider than the terminal. */
export function Screen({state}: {readonly state: State}) {
	const {size} = state;
	if (size.columns < 10 || size.rows < 3) return <TinyScreen state={state} />;
	return (
		<Box flexDirection="column" height={frameRows(size)} width={size.columns} overflow="hidden">
			<View state={state} />
		</Box>
	);
}

function View({state}: {readonly state: State}) {
	if (state.helpTop !== null) return <HelpView state={state} />;
	const {screen, reader, isSingle} = state;
	// While the article is read, the list stays: an empty page in between would flicker.
	const isWaiting = reader?.status === 'loading' && reader.previous === null && !isSingle;
	return screen === 'list' || isWaiting ? <ListView state={state} /> : <ReaderView state={state} />;
}

/** No room for a page: one short line that says so. */
function TinyScreen({state: {size}}: {readonly state: State}) {
	return <Text wrap="truncate">{truncate('too small', size.columns, '')}</Text>;
}
