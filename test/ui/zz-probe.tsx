import {renderToString} from 'ink';
import {step} from '../../source/keys/dispatch.ts';
import {Screen} from '../../source/ui/app.tsx';
import {makePost, makePosts, makeState, paragraph} from '../make-post.ts';

const posts = makePosts(50);
let n = 0;
const t = performance.now();
for (const columns of [1, 9, 10, 20, 40, 80, 120, 200])
	for (const rows of [1, 2, 3, 5, 10, 24, 60]) {
		const t1 = performance.now();
		const state = step(makeState({size: {columns, rows}}), {
			type: 'posts-loaded',
			batch: {posts, reads: [], done: 50, total: 50},
		});
		const t2 = performance.now();
		const frame = renderToString(<Screen state={state} />, {columns});
		n++;
		if (columns === 80 || rows === 60)
			console.log(columns, rows, (t2 - t1).toFixed(1), (performance.now() - t2).toFixed(1), frame.split('\n').length);
		if (columns === 80 && rows === 24) console.log(frame);
	}
console.log(n, performance.now() - t);
