import {writeSync} from 'node:fs';
import {openReadingState} from '../../source/store/reading-state.ts';
import {act} from './acts.ts';

/**
 * A copy of the program that marks and reads until it is killed, or `count` times: FOLDER NAME COUNT PAUSE_MS BYTES. The
 * number of each act goes to stdout once it is kept.
 */
const [folder = '', name = '', count = '', pauseMs = '', bytes = ''] = process.argv.slice(2);
const state = openReadingState(folder, Date.now, {bytes: Number(bytes), posts: 100_000, lists: 1000});

for (let number = 0; number < Number(count); number++) {
	const problem = act(state, name, number);
	if (problem !== null) throw new Error(problem);
	writeSync(1, `${number}\n`);
	if (Number(pauseMs) > 0) await new Promise(resolve => setTimeout(resolve, Number(pauseMs) * Math.random()));
	else if (number % 100 === 0) await new Promise(setImmediate);
}
await state.settle();
