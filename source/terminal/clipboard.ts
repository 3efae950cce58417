import {inPieces, joinOutput, type Output, output} from '../text/output.ts';
import {base64, type Pasteable, pasteable} from '../text/sanitize.ts';
import {isPoor} from './colors.ts';
import {type Command, type Environment, findProgram, isRemote, isTermux, isWsl, run} from './programs.ts';

/** Terminals take 100,000 characters of base64 (xterm, kitty), which is this many bytes. */
const MOST_BYTES = 74_994;
/** screen drops a control string of 768 bytes or more. */
const SCREEN_PIECE = 700;
const PATIENCE_MS = 2000;

type Copier = Command & {readonly encoding?: BufferEncoding};

/**
 * Copies one line to the terminal's clipboard (OSC 52, which works across ssh too) and to the system's, where there is one.
 * Controls are left out.
 *
 * Not done by the package `clipboardy`: with execa it is 177 kB, and its binaries do not survive a bundle.
 *
 * @param write writes to the terminal.
 * @returns a notice of what was copied, or how it could not be.
 */
export async function copyText(
	text: string,
	env: Environment,
	write: (sequence: Output) => void,
	platform: NodeJS.Platform = process.platform,
): Promise<string> {
	const line = pasteable(text);
	if (line === '') return 'There is nothing to copy';
	const sequence = isPoor(env) ? null : copySequence(line, env);
	if (sequence !== null) write(sequence);
	for (const {file: name, args, encoding} of copiers(line, env, platform)) {
		const file = findProgram(name, env, platform);
		if (file !== null && (await takes({file, args}, Buffer.from(line, encoding), env))) return `Copied ${line}`;
	}
	// A terminal does not tell whether it has taken it.
	if (isPoor(env)) return 'This terminal has no clipboard';
	return sequence === null ? 'This is too long for the terminal to copy' : `Copied by the terminal, if it can: ${line}`;
}

/** OSC 52 for this text, or null where it is longer than terminals take. */
export function copySequence(text: Pasteable, env: Environment): Output | null {
	if (Buffer.byteLength(text) > MOST_BYTES) return null;
	const sequence = output`\u001B]52;c;${base64(text)}\u0007`;
	const isScreen = Boolean(env.STY) && !env.TMUX;
	if (!isScreen) return sequence;
	return joinOutput(inPieces(sequence, SCREEN_PIECE).map(piece => output`\u001BP${piece}\u001B\\`));
}

/** Programs that take a text from their standard input, the best first. */
function copiers(text: string, env: Environment, platform: NodeJS.Platform): readonly Copier[] {
	// Unless it is told otherwise (set-clipboard), tmux ignores OSC 52 from the programs in it, but not this.
	const tmux: readonly Copier[] = env.TMUX ? [{file: 'tmux', args: ['load-buffer', '-w', '-']}] : [];
	return [...(isRemote(env) ? [] : systemCopiers(text, env, platform)), ...tmux];
}

function systemCopiers(text: string, env: Environment, platform: NodeJS.Platform): readonly Copier[] {
	if (platform === 'darwin') return [{file: 'pbcopy', args: []}];
	if (platform === 'win32' || isWsl(env)) {
		// It reads UTF-16, or else the console's code page, which has ASCII in it.
		return [{file: 'clip.exe', args: [], encoding: /^[\u0000-\u007F]*$/.test(text) ? 'latin1' : 'utf16le'}];
	}
	if (isTermux(env)) return [{file: 'termux-clipboard-set', args: []}];
	const wayland: readonly Copier[] = [{file: 'wl-copy', args: ['--type', 'text/plain']}];
	const x11: readonly Copier[] = [
		{file: 'xclip', args: ['-selection', 'clipboard', '-in']},
		{file: 'xsel', args: ['--clipboard', '--input']},
	];
	return [...(env.WAYLAND_DISPLAY ? wayland : []), ...(env.DISPLAY ? x11 : [])];
}

/**
 * Whether the program takes these bytes. Those of X11 and Wayland stay in the background to hand the text out: in a
 * session of their own, so that they outlive the terminal, and without our output, which they would keep open.
 */
async function takes(command: Command, bytes: Uint8Array, env: Environment): Promise<boolean> {
	// pbcopy goes by the locale, which few terminals pass on.
	const locale = command.file.endsWith('/pbcopy') ? {LC_CTYPE: 'UTF-8'} : {};
	let timer: NodeJS.Timeout | undefined;
	const ending = await run(
		command,
		{detached: true, stdio: ['pipe', 'ignore', 'ignore'], env: {...env, ...locale}},
		child => {
			timer = setTimeout(() => child.kill(), PATIENCE_MS);
			// It may end before it has read all.
			child.stdin?.on('error', () => {});
			child.stdin?.end(bytes);
			child.unref();
		},
	);
	clearTimeout(timer);
	return ending?.code === 0;
}
