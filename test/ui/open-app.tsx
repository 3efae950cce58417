import assert from 'node:assert/strict';
import {afterEach} from 'node:test';
import {cleanup, render} from 'ink-testing-library';
import type {Post} from '../../source/posts/post.ts';
import type {Look} from '../../source/render/theme/theme.ts';
import type {Action, Request, Size} from '../../source/state/state.ts';
import {App, type Services} from '../../source/ui/app.tsx';
import type {SearchStep} from '../../source/ui/use-list.ts';
import {articleFrom} from '../make-article.ts';
import {makePost, makePosts, makeState} from '../make-post.ts';

/** How long a busy machine may take for what it mostly does in some milliseconds. */
const DEADLINE_MS = 10_000;

afterEach(cleanup);

/** Lets the program work until the condition holds; fails with what `explain` says. */
export async function until(condition: () => boolean, explain: () => string): Promise<void> {
	const deadline = performance.now() + DEADLINE_MS;
	while (!condition()) {
		assert.ok(performance.now() < deadline, explain());
		await new Promise(resolve => setImmediate(resolve));
	}
}

type Opening = {
	readonly size?: Size;
	readonly path?: string | null;
	readonly posts?: readonly Post[];
	readonly look?: Look;
};

export const plain: Look = {theme: 'plain', colors: 0, hasAttributes: false, hasHyperlinks: false};

const named = makePost({path: 'named.md', title: 'A post by name', description: ''});
const paragraphs = Array.from({length: 30}, (_, index) => `Paragraph ${index + 1}.`);
const BODY = ['It begins at the quay.', ...paragraphs].join('\n\n');

/**
 * The program with posts in memory: a list of them, or the article at the path (`named.md`, or one that is not there).
 * What it asks of the world outside is kept and not done.
 */
export function openApp({
	size = {columns: 80, rows: 24},
	path = null,
	posts = makePosts(20),
	look = plain,
}: Opening = {}) {
	const world = createWorld(path === null ? posts : [named], path === null);
	const settings = {hasHyperlinks: look.hasHyperlinks};
	const {lastFrame, stdin} = render(
		<App initial={makeState({size, path, settings})} look={look} services={world.services} />,
	);
	const rows = () => (lastFrame() ?? '').split('\n').map(row => row.trimEnd());
	const frame = () => rows().join('\n');
	return {
		...world,
		rows,
		frame,
		press: (keys: string) => stdin.write(keys),
		sees: (text: string) =>
			until(
				() => frame().includes(text),
				() => `no “${text}” in\n${frame()}`,
			),
		sent: (request: Request['kind']) =>
			until(
				() => world.requests.includes(request),
				() => `no ${request}`,
			),
	};
}

/** A search that was asked for, and tells what it finds when a test says so. */
type Search = {
	readonly query: string;
	readonly posts: readonly Post[];
	readonly tell: (step: SearchStep) => void;
	isOver: boolean;
};

function createWorld(posts: readonly Post[], isList: boolean) {
	const requests: Request['kind'][] = [];
	const saved: string[] = [];
	const searches: Search[] = [];
	const watches = new Set<{readonly path: string; readonly onChange: (kind: 'changed' | 'gone') => void}>();
	let send: (action: Action) => void = () => assert.fail('not started');
	let resize: (size: Size) => void = () => assert.fail('not watched');
	const services: Services = {
		async readArticle(path) {
			const post = posts.find(one => one.path === path);
			if (post === undefined) throw new Error(`${path}: no such file`);
			return articleFrom(post, BODY);
		},
		async perform(request) {
			if (request.kind === 'set-read') saved.push(request.post.path);
			else requests.push(request.kind);
			return null;
		},
		placeOf: () => null,
		markOf: () => null,
		remember() {},
		savePlace: () => null,
		expectSearch: () => {},
		search(query, wanted, tell) {
			const search = {query, posts: wanted, tell, isOver: false};
			searches.push(search);
			return () => {
				search.isOver = true;
			};
		},
		loadLanguages: async () => false,
		watchArticle({path}, onChange) {
			const watch = {path, onChange};
			watches.add(watch);
			return () => void watches.delete(watch);
		},
		start(dispatch) {
			send = dispatch;
			const batch = {posts, marks: new Map(), done: posts.length, total: posts.length};
			if (isList) dispatch({type: 'posts-loaded', batch});
		},
		watchSize(onResize) {
			resize = onResize;
			return () => {};
		},
	};
	return {
		services,
		requests,
		saved,
		searches,
		/** The files that are watched. */
		watched: () => [...watches].map(({path}) => path),
		/** What has become of them. */
		tell(kind: 'changed' | 'gone') {
			for (const {onChange} of watches) onChange(kind);
		},
		send: (action: Action) => send(action),
		resize: (size: Size) => resize(size),
	};
}
