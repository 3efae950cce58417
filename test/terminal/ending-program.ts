// A program for the tests of how a process ends and of where its keys come from: does what its first argument says.
import {constants} from 'node:os';
import {setTimeout as sleep} from 'node:timers/promises';

const [task = '', name = '', ...more] = process.argv.slice(2);
const say = (value: unknown): void => void process.stdout.write(`${JSON.stringify(value)}\n`);

if (task === 'list-signals-on-windows') {
	Object.defineProperty(process, 'platform', {value: 'win32'});
	if (name !== '') Object.assign(constants.signals, {[name]: 21});
}
// The module looks where it is when it is loaded.
const {endBy, fatalSignals, onFatalSignal} = await import('../../source/terminal/signals.ts');

switch (task) {
	case 'list-signals':
	case 'list-signals-on-windows':
		say(fatalSignals);
		break;
	case 'take-signals': {
		process.on('SIGTERM', () => say('handled by another'));
		let taken = 0;
		onFatalSignal(signal => {
			say(signal);
			taken++;
		});
		for (const [index, signal] of [name, ...more].entries()) {
			process.kill(process.pid, signal);
			while (taken <= index) await sleep(1);
		}
		break;
	}
	case 'end-by':
		process.on('SIGTERM', () => say('handled'));
		endBy('SIGTERM');
		setTimeout(() => say('went on'), 5000);
		break;
	case 'end-with-terminal': {
		const {endWithTerminal} = await import('../../source/terminal/screen.ts');
		const signal = name as NodeJS.Signals;
		const ending = name === '' ? null : {name: signal, exitCode: 128 + constants.signals[signal]};
		// The shortest of some: others may want the processor meanwhile.
		const durations = Array.from({length: 5}, () => {
			const startMs = performance.now();
			endWithTerminal(process.stdout, ending);
			return performance.now() - startMs;
		});
		say(`went on after ${Math.floor(Math.min(...durations))} ms`);
		break;
	}
	case 'read-keys': {
		const {openKeyboard} = await import('../../source/terminal/tty.ts');
		const keyboard = openKeyboard(process.stdin);
		say({isKeyboard: keyboard?.isTTY === true, isStandardInput: keyboard === (process.stdin as unknown)});
		keyboard?.setRawMode(true);
		keyboard?.on('data', keys => {
			say({keys: String(keys)});
			keyboard.destroy();
		});
		break;
	}
}
