import assert from 'node:assert/strict';
import {test} from 'node:test';
import {renderToString} from 'ink';
import type {Size, State} from '../../source/state/state.ts';
import {measure} from '../../source/text/width.ts';
import {Screen} from '../../source/ui/screen.tsx';
import {resize, rowsAskedFor, screens} from './screens.tsx';

const range = (from: number, to: number, by = 1): readonly number[] =>
	Array.from({length: Math.floor((to - from) / by) + 1}, (_, index) => from + index * by);

const widths = [...range(1, 100), ...range(107, 200, 7), 200];
const heights = [...range(1, 25), 30, 45, 60];

function* sizes(allColumns: readonly number[], allRows: readonly number[]): Generator<Size> {
	for (const columns of allColumns) for (const rows of allRows) yield {columns, rows};
}

const nameOf = ({columns, rows}: Size): string => `${columns}x${rows}`;

const isTiny = ({columns, rows}: Size): boolean => columns < 10 || rows < 3;

/** Rows that fit the terminal and fill it, as the program asks Ink for them. */
function assertFits(state: State): readonly string[] {
	const {size} = state;
	const rows = rowsAskedFor(state);
	assert.equal(rows.length, isTiny(size) ? 1 : size.rows, `rows at ${nameOf(size)}`);
	for (const row of rows) assert.ok(measure(row) <= size.columns, `at ${nameOf(size)}, ${measure(row)} cells: ${row}`);
	return rows;
}

for (const [name, state] of Object.entries(screens)) {
	test(`the ${name} fits every terminal`, () => {
		for (const size of sizes(widths, heights)) assertFits(resize(state, size));
	});
}

/** The frame is what was asked for: Ink cuts nothing, and moves nothing. */
function assertDrawn(state: State): void {
	const frame = renderToString(<Screen state={state} />, {columns: state.size.columns});
	const drawn = frame.split('\n').map(row => row.trimEnd());
	assert.deepEqual(drawn, assertFits(state), `at ${nameOf(state.size)}`);
}

for (const [name, state] of Object.entries(screens)) {
	test(`the ${name} is drawn as it is laid out`, () => {
		for (const size of sizes([1, 9, 10, 29, 30, 59, 60, 80, 121, 200], [1, 2, 3, 8, 9, 15, 16, 24, 60])) {
			assertDrawn(resize(state, size));
		}
	});
}

for (const name of ['list, further down', 'reader, further down'] as const) {
	test(`the ${name} is drawn as it is laid out on every small terminal`, () => {
		const state = screens[name];
		assert.ok(state);
		for (const size of sizes(range(1, 40), range(1, 12))) assertDrawn(resize(state, size));
	});
}

test('the chosen post stands on every screen that has room for one', () => {
	const state = screens['list, further down'];
	assert.ok(state);
	for (const size of sizes(widths, heights)) {
		if (isTiny(size)) continue;
		const rows = rowsAskedFor(resize(state, size));
		assert.ok(
			rows.some(row => row.trimStart().startsWith('▌')),
			nameOf(size),
		);
	}
});

test('a bottom line stands on every screen that has room for one', () => {
	for (const [name, state] of Object.entries(screens)) {
		for (const size of sizes(range(20, 100, 5), [3, 8, 9, 16, 24])) {
			const last = rowsAskedFor(resize(state, size)).at(-1);
			assert.notEqual(last, '', `${name} at ${nameOf(size)}`);
		}
	}
});

test('a terminal too small for a page says so', () => {
	for (const state of Object.values(screens)) {
		for (const size of [...sizes(range(1, 9), heights), ...sizes(widths, [1, 2])]) {
			assert.deepEqual(rowsAskedFor(resize(state, size)), ['too small'.slice(0, size.columns).trimEnd()]);
		}
	}
});
