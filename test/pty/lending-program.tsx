// A program of one screen for the tests of handing the terminal over: it shows the keys it was given and what it was told.
import type {WriteStream} from 'node:tty';
import {Box, render, Text, useInput} from 'ink';
import {useEffect, useState} from 'react';
import {runEditor} from '../../source/terminal/editor.ts';
import {onFatalSignal} from '../../source/terminal/signals.ts';
import {createStage} from '../../source/terminal/stage.ts';
import {openKeyboard} from '../../source/terminal/tty.ts';

const [file = ''] = process.argv.slice(2);
const keyboard = openKeyboard(process.stdin);
if (keyboard === null) throw new Error('no keyboard');
const stage = createStage(process.stdout, keyboard, process.env);

function end(exitCode: number): void {
	stage.close();
	stage.leave();
	process.exit(exitCode);
}

function Screen() {
	const [keys, setKeys] = useState('');
	const [notice, setNotice] = useState('nothing yet');
	const [size, setSize] = useState(stage.size());
	const [seconds, setSeconds] = useState(0);
	useEffect(() => stage.watchSize(setSize), []);
	useEffect(() => {
		const timer = setInterval(() => setSeconds(before => before + 1), 50);
		return () => clearInterval(timer);
	}, []);
	const press = (key: string) => {
		if (key === 'q') end(0);
		else if (key !== 'e') setKeys(before => before + key);
		else void runEditor(stage, process.env, {file, line: 7}).then(result => setNotice(result ?? 'all well'));
	};
	useInput((input, key) => {
		if (!key.ctrl) for (const character of input) press(character);
	});
	return (
		<Box flexDirection="column" height={size.rows}>
			<Text>keys: {keys}</Text>
			<Text>notice: {notice}</Text>
			<Text>
				size: {size.columns}x{size.rows}
			</Text>
			<Text>still running: {seconds > 2 ? 'yes' : 'so far'}</Text>
		</Box>
	);
}

onFatalSignal(({name, exitCode}) => {
	stage.close();
	void stage.reclaim(name).then(() => end(exitCode));
});
process.on('SIGTSTP', () => void stage.suspend('process'));
stage.enter();
render(<Screen />, {
	stdin: keyboard,
	stdout: stage.frames as unknown as WriteStream,
	debug: true,
	exitOnCtrlC: false,
	patchConsole: false,
});
