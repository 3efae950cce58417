import {Text} from 'ink';
import {isValidElement, type ReactNode} from 'react';
import {step} from '../../source/keys/dispatch.ts';
import type {Post} from '../../source/posts/post.ts';
import type {Article} from '../../source/render/article.ts';
import {plainText} from '../../source/render/line.ts';
import type {Size, State} from '../../source/state/state.ts';
import {Screen} from '../../source/ui/app.tsx';
import {Rows, type RowsProps} from '../../source/ui/rows.tsx';
import {articleFrom} from '../make-article.ts';
import {makePost, makePosts, makeState} from '../make-post.ts';

const titles: readonly Partial<Post>[] = [
	{
		title:
			'Ilse Marrow and Tom Vane walk the whole length of the harbour wall in a storm to light the lamp of the old tower',
	},
	{
		title: '灯台守と少年が嵐の夜に港の堤防を歩いて渡り古い灯りをともした話を町の人はいまも語り継いでいる',
		description: '夕暮れに出発した。',
	},
	{title: '', description: ''},
	{
		title: 'A post with a problem',
		description: '',
		problems: [{path: 'a.md', message: 'the front matter is not closed'}],
	},
	{title: 'x'.repeat(300), description: '👨‍👩‍👧‍👦 '.repeat(60)},
];

/** Posts of every kind, the odd ones among the first. */
export const posts: readonly Post[] = makePosts(60).map((post, index) => ({...post, ...titles[index]}));

const MARKDOWN = `# A heading that is long enough to be wrapped

A paragraph with *emphasis* and a [link](https://a.example/a/long/path/to/nowhere), several lines of it.

![A pier](https://p.example/pier.jpg "A caption below it, which is wrapped too")

1. an item
   - another

     > a quote

\`\`\`
a line of code that goes on and on and on and on and on and on and on and on
\`\`\`

| Name | Age | Town |
|---|--:|---|
| Ilse Marrow | 61 | Port Selby |
| 瀬名川 | 7 | 港の入口に立つ白い塔 |

---

${'The ferry left Ode at nine. '.repeat(20)}
`;

export const article: Article = articleFrom(makePost({path: 'ferry.md', title: 'The ferry'}), MARKDOWN);

const press = (state: State, ...keys: readonly string[]): State => step(state, {type: 'keys', keys});

function loadList(all: readonly Post[], done: number, total: number): State {
	return step(makeState(), {
		type: 'posts-loaded',
		batch: {posts: all, reads: all.slice(0, 2).map(({path}) => path), done, total},
	});
}

const list = loadList(posts, 60, 60);
const reader = step(makeState({path: 'ferry.md'}), {type: 'article-opened', article});
const named = makeState({path: 'gone.md'});

/** Every screen that there is, at 80 columns and 24 rows. */
export const screens: Readonly<Record<string, State>> = {
	list,
	'list, further down': press(list, 'Space', 'Space', 'j'),
	'list with a notice': step(list, {
		type: 'noticed',
		notice: 'What was read could not be saved: no space is left on the device',
	}),
	'empty list': loadList([], 0, 0),
	'list that is being read': makeState(),
	'list of which some is read': loadList(posts, 60, 6000),
	'filter prompt': press(list, '/', ...'post number 1'),
	'filter prompt without a match': press(list, '/', ...'nowhere to be found in any of the posts'),
	'filtered list': press(list, '/', ...'number 2', 'Enter'),
	reader,
	'reader, further down': press(reader, 'Space'),
	'reader at its end': press(reader, 'G'),
	'reader that searches': press(reader, '/', ...'ferry'),
	'reader with matches': press(reader, '/', ...'ferry', 'Enter', 'n', 'n'),
	'reader without a match': press(reader, '/', ...'nowhere to be found in any of this', 'Enter'),
	'reader that searches for ideographs': press(reader, '/', ...'灯台守と少年が嵐の夜に港の堤防を歩いて渡り'),
	'reader that searches in a file that is gone': step(press(reader, '/', ...'ferry'), {
		type: 'article-lost',
		how: 'gone',
		path: 'ferry.md',
	}),
	'reader of which the file is gone': step(reader, {type: 'article-lost', path: 'ferry.md', how: 'gone'}),
	contents: press(reader, 't'),
	'contents, further down': press(reader, 't', 'G'),
	links: press(reader, 'o'),
	'links, further down': press(reader, 'o', 'G'),
	'links with a notice': step(press(reader, 'o'), {type: 'noticed', notice: 'Copied https://a.example/'}),
	'reader that waits': named,
	'reader that failed': step(named, {type: 'article-failed', path: 'gone.md', message: 'posts/gone.md: no such file'}),
	help: press(list, '?'),
	'help over the contents': press(reader, 't', '?'),
	'help, further down': press(reader, '?', 'Space'),
};

export const resize = (state: State, size: Size): State => step(state, {type: 'resized', size});

/**
 * The rows that the screen hands to Ink, without its styles: what stands in `Rows` and `Text`, before Ink cuts anything.
 * None of the other components has hooks, so they can be called.
 */
export function rowsAskedFor(state: State): readonly string[] {
	return rowsIn(<Screen state={state} />);
}

function rowsIn(node: ReactNode): readonly string[] {
	if (Array.isArray(node)) return node.flatMap(rowsIn);
	if (!isValidElement<{readonly children?: ReactNode}>(node)) return [];
	const {type, props} = node;
	if (type === Rows) return fillRows(props as RowsProps);
	if (type === Text) return [String(props.children)];
	return rowsIn(typeof type === 'function' ? (type as (own: typeof props) => ReactNode)(props) : props.children);
}

function fillRows({lines, height, left = 0}: RowsProps): readonly string[] {
	return Array.from({length: height}, (_, index) => (' '.repeat(left) + plainText(lines[index] ?? [])).trimEnd());
}
