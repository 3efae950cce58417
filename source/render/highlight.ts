import {linesOf, RunEmitter, textOf} from './highlight/emitter.ts';
import type {Engine} from './highlight/engine.js';
import {languages, resolveLanguage} from './highlight/languages.ts';
import {defineInPieces, inPiecesName, separatePieces} from './highlight/pieces.ts';
import {isSession, SESSION} from './highlight/session.ts';
import type {Highlight} from './line.ts';

let engine: Engine | undefined;
const requests = new Map<string, Promise<boolean>>();

const knows = (id: string): boolean => engine?.getLanguage(id) !== undefined;

/** Whether `highlightCode` knows the language. */
export function isLoaded(language: string): boolean {
	const id = resolveLanguage(language);
	return id !== undefined && knows(id);
}

/**
 * Loads what code in these languages needs. Names that are unknown are skipped, as is what fails to load. True where
 * `highlightCode` knows more than it did before.
 */
export async function loadLanguages(names: Iterable<string>): Promise<boolean> {
	const missing = [...withNeeds(names)].filter(id => !knows(id));
	const loaded = await Promise.all(missing.map(requestLanguage));
	return loaded.includes(true);
}

function withNeeds(names: Iterable<string>): ReadonlySet<string> {
	const ids = new Set<string>();
	for (const name of names) {
		const id = resolveLanguage(name);
		if (id !== undefined) ids.add(id);
	}
	// A set goes on to what is added to it meanwhile.
	for (const id of ids) for (const need of languages[id]?.needs ?? []) ids.add(need);
	return ids;
}

function requestLanguage(id: string): Promise<boolean> {
	const request = requests.get(id) ?? loadLanguage(id).catch(() => false);
	requests.set(id, request);
	return request;
}

async function loadLanguage(id: string): Promise<boolean> {
	const [{core}, language] = await Promise.all([import('./highlight/engine.js'), languages[id]?.load()]);
	if (language === undefined) return false;
	engine ??= createEngine(core);
	engine.registerLanguage(id, language.default);
	engine.registerLanguage(inPiecesName(id), defineInPieces(id));
	return knows(id);
}

/** What HTTP carries is the only text whose language is guessed. */
function createEngine(core: {newInstance(): Engine}): Engine {
	const created = core.newInstance();
	created.configure({__emitter: RunEmitter, languages: ['json', 'xml']});
	return created;
}

/**
 * The code's lines with a tone for each kind of word, a tab as a tab. Null where the language is not loaded, the code too
 * long to be looked through while somebody waits, or no word of it of any kind.
 */
export const highlightCode: Highlight = (code, language) => {
	const id = resolveLanguage(language);
	if (id === undefined || engine === undefined || !knows(id) || isTooLong(code)) return null;
	const name = inPiecesName(id === 'bash' && isSession(code) && knows(SESSION) ? SESSION : id);
	const {_emitter, errorRaised} = engine.highlight(separatePieces(code), {language: name, ignoreIllegals: true});
	if (errorRaised !== undefined || !(_emitter instanceof RunEmitter)) return null;
	const {runs} = _emitter;
	return textOf(runs) === code && runs.some(({style}) => style?.tone !== undefined) ? linesOf(runs) : null;
};

// Patterns may look at the whole line from each of its characters.
const MOST_CHARACTERS = 50_000;
const MOST_SQUARED = 5_000_000;

function isTooLong(code: string): boolean {
	if (code.length > MOST_CHARACTERS) return true;
	let squared = 0;
	for (const line of code.split('\n')) squared += line.length ** 2;
	return squared > MOST_SQUARED;
}
