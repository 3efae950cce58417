import {step} from '../../source/keys/dispatch.ts';
import type {Post} from '../../source/posts/post.ts';
import type {Article} from '../../source/render/article.ts';
import {plainText} from '../../source/render/line.ts';
import type {Marks, Size, State} from '../../source/state/state.ts';
import type {Region} from '../../source/ui/frame.ts';
import {frameOf} from '../../source/ui/view.ts';
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

const readFirst = (all: readonly Post[]): Marks =>
	new Map(all.slice(0, 2).map(({path}) => [path, {isRead: true, isBookmarked: false, percent: 100}]));

function loadList(all: readonly Post[], done: number, total: number, state = makeState()): State {
	return step(state, {
		type: 'posts-loaded',
		batch: {posts: all, marks: readFirst(all), done, total},
	});
}

const list = loadList(posts, 60, 60);
const reader = step(makeState({path: 'ferry.md'}), {type: 'article-opened', article});
const named = makeState({path: 'gone.md'});

/** A search that has found some of the posts; of the first, words far behind in its text. */
const found = (state: State, done: number): State =>
	step(press(state, 'f', ...'harbour lamp', 'Enter'), {
		type: 'posts-found',
		query: 'harbour lamp',
		found: posts.slice(0, done).map((post, index) => ({
			post,
			score: index,
			context:
				index % 2 === 0
					? null
					: {
							text: `${'They walked for a long time, and '.repeat(4)}at the end of the harbour they lit the lamp`,
							isCutBefore: true,
							isCutAfter: true,
							ranges: [
								[147, 154],
								[168, 172],
							],
						},
		})),
		done,
		total: 60,
	});

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
	'compact list': press(list, 'v', 'j', 'm', 'G'),
	'list with marks': press(list, 'm', 'j', 'r', 'm'),
	'list, scrolled amid a post': loadList(makePosts(3), 60, 60, press(list, ...'jjjjjjjj')),
	'unread posts': press(list, 'Tab'),
	'list without a bookmark': press(list, 'S-Tab'),
	'list without an unread post': press(loadList(posts.slice(0, 2), 2, 2), 'Tab'),
	'list from the oldest on': press(list, 's', 'j'),
	'search prompt': press(list, 'f'),
	'search prompt with words': press(
		list,
		'f',
		...'a phrase of words that is as long as the line, and longer than that',
	),
	'search that has begun': press(list, 'f', ...'harbour', 'Enter'),
	'search that has found some': press(found(list, 20), 'j', 'j'),
	'search that has found all': found(list, 60),
	'search in a list that is being read': found(loadList(posts, 60, 6000), 20),
	'search that found nothing': step(press(list, 'f', 'x', 'Enter'), {
		type: 'posts-found',
		query: 'x',
		found: [],
		done: 60,
		total: 60,
	}),
	'search with a filter': press(found(list, 60), '/', ...'number', 'Enter'),
	'search in compact lines': press(found(list, 60), 'v'),
	'date prompt': press(list, ':'),
	'date prompt that is refused': press(list, ':', ...'soon', 'Enter'),
	'list at a date': press(list, ':', ...'2023-12', 'Enter'),
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

/** The rows that the screen hands to Ink, without their styles. */
export function rowsAskedFor(state: State): readonly string[] {
	return frameOf(state).flatMap(fillRows);
}

function fillRows({lines, height, left = 0}: Region): readonly string[] {
	return Array.from({length: height}, (_, index) => (' '.repeat(left) + plainText(lines[index] ?? [])).trimEnd());
}
