import assert from 'node:assert/strict';
import {EventEmitter} from 'node:events';
import {test} from 'node:test';
import xterm from '@xterm/headless';
import fc from 'fast-check';
import {createPainter, FrameStream} from '../../source/terminal/painter.ts';
import {type Output, repainted} from '../../source/text/output.ts';

const rowsOf = (frame: string): readonly Output[] => frame.split('\n').map(repainted);

function record() {
	const written: string[] = [];
	const painter = createPainter(text => written.push(text));
	return {painter, written};
}

test('a frame is written once, and then only the rows that changed', () => {
	const {painter, written} = record();
	painter.paint(rowsOf('one\ntwo\nthree'));
	painter.paint(rowsOf('one\ntwo\nthree'));
	assert.equal(written.length, 1);
	painter.paint(rowsOf('one\n2\nthree'));
	assert.equal(written[1], '\u001B[?2026h\u001B[2;1H\u001B[K2\u001B[?2026l');
});

test('rows that are gone are erased', () => {
	const {painter, written} = record();
	painter.paint(rowsOf('one\ntwo'));
	painter.paint(rowsOf('one'));
	assert.equal(written[1], '\u001B[?2026h\u001B[2;1H\u001B[K\u001B[?2026l');
});

test('after a repaint, and after what is on the screen is unknown, the frame is whole', () => {
	const {painter, written} = record();
	painter.paint(rowsOf('one\ntwo'));
	painter.repaint();
	assert.equal(written[1], written[0]);
	painter.invalidate();
	painter.paint(rowsOf('one\ntwo'));
	assert.equal(written[2], written[0]);
});

test('rows that are beyond the screen are neither written nor erased', () => {
	const written: string[] = [];
	let rows = 3;
	const painter = createPainter(
		text => written.push(text),
		() => rows,
	);
	painter.paint(rowsOf('one\ntwo\nthree'));
	rows = 2;
	painter.repaint();
	painter.paint(rowsOf('one\nstatus'));
	assert.ok(written.slice(1).every(text => !text.includes('\u001B[3;1H')));
	assert.match(written[2] ?? '', /\u001B\[2;1H\u001B\[Kstatus/);
});

test('rows that a lower screen has no more are not erased: that would take its last row', () => {
	const written: string[] = [];
	let rows = 3;
	const painter = createPainter(
		text => written.push(text),
		() => rows,
	);
	painter.paint(rowsOf('one\ntwo\nthree'));
	rows = 2;
	painter.paint(rowsOf('one\nstatus'));
	assert.equal(written[1], '\u001B[?2026h\u001B[2;1H\u001B[Kstatus\u001B[?2026l');
});

test('a screen whose first frame has no rows, or none yet, is cleared', () => {
	const [painted, repainted] = [record(), record()];
	painted.painter.paint([]);
	repainted.painter.repaint();
	for (const {written} of [painted, repainted])
		assert.deepEqual(written, ['\u001B[?2026h\u001B[H\u001B[2J\u001B[?2026l']);
});

test('a terminal that cannot show a frame in one go is not asked to', () => {
	const written: string[] = [];
	const painter = createPainter(
		text => written.push(text),
		() => 24,
		false,
	);
	painter.paint(rowsOf('one\ntwo'));
	painter.paint(rowsOf('one\n2'));
	painter.paint(rowsOf('one\n2'));
	assert.deepEqual(written, ['\u001B[H\u001B[2J\u001B[1;1H\u001B[Kone\u001B[2;1H\u001B[Ktwo', '\u001B[2;1H\u001B[K2']);
});

test('nothing is written after the end', () => {
	const {painter, written} = record();
	painter.close();
	painter.paint(rowsOf('late'));
	painter.repaint();
	assert.deepEqual(written, []);
});

test('the stream paints what is written to it and has the size of the terminal', () => {
	const {painter, written} = record();
	const stream = new FrameStream(painter, () => ({columns: 7, rows: 3}));
	stream.write('frame');
	stream.write('');
	assert.deepEqual([written.length, stream.columns, stream.rows, stream.isTTY], [1, 7, 3, true]);
});

test('of what is written to the stream only styles and hyperlinks stay, as they are painted', () => {
	const {painter, written} = record();
	const stream = new FrameStream(painter, () => ({columns: 7, rows: 3}));
	const painted =
		'\u001B[1m\u001B[38;2;1;2;3mone\u001B[39m\u001B[22m \u001B]8;;https://a.example/\u0007two\u001B]8;;\u0007';
	stream.write(
		`${painted}\n\u001B]0;title\u0007\u001B]52;c;aGk=\u0007\u001B[2Ja\u001B]8;;x:y\u0007b\r\u0008\u009B2Jc\u202E`,
	);
	assert.equal(
		written[0],
		`\u001B[?2026h\u001B[H\u001B[2J\u001B[1;1H\u001B[K${painted}\u001B[2;1H\u001B[K]0;title]52;c;aGk=[2Ja]8;;x:yb2Jc\u001B[?2026l`,
	);
});

test('whatever the frames, a terminal shows the last one and never scrolls', async () => {
	const row = fc.string({unit: fc.constantFrom('a', 'b', '漢', ' '), maxLength: 5});
	const frame = fc.array(row, {minLength: 1, maxLength: 4});
	await fc.assert(
		fc.asyncProperty(fc.array(frame, {minLength: 1, maxLength: 6}), async frames => {
			const terminal = new xterm.Terminal({cols: 10, rows: 4, allowProposedApi: true});
			let output = '';
			const painter = createPainter(text => {
				output += text;
			});
			for (const rows of frames) painter.paint(rows.map(repainted));
			await new Promise<void>(resolve => terminal.write(output, resolve));
			const {active} = terminal.buffer;
			const shown = Array.from({length: 4}, (_, index) => active.getLine(index)?.translateToString(true).trimEnd());
			const last = frames.at(-1) ?? [];
			assert.deepEqual(
				shown,
				Array.from({length: 4}, (_, index) => (last[index] ?? '').trimEnd()),
			);
			assert.equal(active.baseY, 0);
			terminal.dispose();
		}),
		{numRuns: 50},
	);
});

test('a frame that was foretold is not written again, and what comes after it is compared with it', () => {
	const {painter, written} = record();
	painter.foretell(rowsOf('\u001B[1;31mone\u001B[0m\ntwo'));
	painter.paint(rowsOf('\u001B[1m\u001B[31mone\u001B[39m\u001B[22m\ntwo'));
	assert.equal(written.length, 1);
	painter.paint(rowsOf('\u001B[1m\u001B[31mone\u001B[39m\u001B[22m\n2'));
	assert.equal(written[1], '\u001B[?2026h\u001B[2;1H\u001B[K2\u001B[?2026l');
});

test('a frame that was foretold is written all the same where the screen is no longer what it was', () => {
	const {painter, written} = record();
	painter.foretell(rowsOf('one'));
	painter.invalidate();
	painter.paint(rowsOf('one'));
	assert.equal(written[1], written[0]);
});

const openSlow = () => Object.assign(new EventEmitter(), {writableNeedDrain: false});

test('a frame that waits is left out where a later one was shown before its turn', () => {
	const {painter, written} = record();
	const terminal = openSlow();
	const stream = new FrameStream(painter, () => ({columns: 7, rows: 3}), terminal);
	terminal.writableNeedDrain = true;
	stream.write('early');
	terminal.writableNeedDrain = false;
	stream.write('late');
	terminal.emit('drain');
	assert.equal(written.length, 1);
	assert.match(written[0] ?? '', /late/);
});

test('a terminal that is slower than the frames gets the last one once it has taken what it has', () => {
	const {painter, written} = record();
	const terminal = openSlow();
	const stream = new FrameStream(painter, () => ({columns: 7, rows: 3}), terminal);
	stream.write('one');
	terminal.writableNeedDrain = true;
	for (let frame = 0; frame < 100; frame++) stream.write(`frame ${frame}`);
	assert.equal(written.length, 1, 'nothing is kept but the last');
	assert.equal(terminal.listenerCount('drain'), 1);
	terminal.writableNeedDrain = false;
	terminal.emit('drain');
	assert.deepEqual(written.slice(1), ['\u001B[?2026h\u001B[1;1H\u001B[Kframe 99\u001B[?2026l']);
	stream.write('after');
	assert.equal(written.length, 3);
});
