import assert from 'node:assert/strict';
import {test} from 'node:test';
import xterm from '@xterm/headless';
import {renderToString} from 'ink';
import type {Look} from '../../source/render/theme/theme.ts';
import type {Size, State} from '../../source/state/state.ts';
import {createPainter} from '../../source/terminal/painter.ts';
import {repainted} from '../../source/text/output.ts';
import {paintFrame} from '../../source/ui/frame.ts';
import {LookProvider} from '../../source/ui/look.ts';
import {Screen} from '../../source/ui/screen.tsx';
import {frameOf} from '../../source/ui/view.ts';
import {type Styled, styledSpans} from '../pty/styles.ts';
import {resize, screens} from './screens.tsx';

const look: Look = {theme: 'dark', colors: 3, hasAttributes: true, hasHyperlinks: true};

/** What a terminal shows of a frame. */
async function shownBy(frame: string, {columns, rows}: Size): Promise<readonly (readonly Styled[])[]> {
	const terminal = new xterm.Terminal({cols: Math.max(2, columns), rows, allowProposedApi: true});
	const output: string[] = [];
	createPainter(text => output.push(text)).paint(frame.split('\n').map(repainted));
	await new Promise<void>(resolve => terminal.write(`\u001B[?7l${output.join('')}`, resolve));
	const lines = Array.from({length: rows}, (_, row) => terminal.buffer.active.getLine(row));
	return lines.map(line => withoutBlanks(styledSpans(line)));
}

/** Blanks at the end look like none, whatever their style. */
function withoutBlanks(spans: readonly Styled[]): readonly Styled[] {
	const last = spans.at(-1);
	if (last === undefined || last.isUnderlined || last.isInverse) return spans;
	const text = last.text.trimEnd();
	return text === '' ? withoutBlanks(spans.slice(0, -1)) : [...spans.slice(0, -1), {...last, text}];
}

const byInk = (state: State): string =>
	renderToString(
		<LookProvider value={look}>
			<Screen state={state} />
		</LookProvider>,
		{columns: state.size.columns},
	);

for (const [name, screen] of Object.entries(screens)) {
	test(`the ${name} is shown before Ink is loaded as it is by Ink`, async () => {
		for (const [columns, rows] of [
			[80, 24],
			[44, 9],
			[130, 50],
			[12, 4],
			[9, 9],
		] as const) {
			const state = resize(screen, {columns, rows});
			const first = paintFrame(frameOf(state), look).join('\n');
			assert.deepEqual(await shownBy(first, state.size), await shownBy(byInk(state), state.size), `${columns}x${rows}`);
		}
	});
}
