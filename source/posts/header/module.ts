import {type Data, type FoundHeader, hasKnownKey, isKnownKey, MAX_HEADER_LENGTH, setKey} from './data.ts';
import {type Cursor, openCursor, readMembers, readValue, UNKNOWN} from './literals.ts';
import {skipBlanks, skipExpression} from './script-text.ts';

const START =
	/\ufeff?(?:[ \t]*(?:\{\/\*(?:(?!\*\/)[\s\S]){0,2000}\*\/\}[ \t]*)?\n){0,500}(?=(?:import|export)[\s{*'"])/y;
/** Blank lines and comments between statements. */
const BETWEEN = /(?:[ \t]*(?:\/\/[^\n]*)?\n){0,500}(?=(?:import|export)[\s{*'"])/y;
const IMPORT = /import\b([\w$*{},\s]*)(?:"([^"\n]+)"|'([^'\n]+)')(?:[ \t]*(?:with|assert)[ \t]*\{[^{}\n]*\})?/y;
const ASSIGNMENT = /(?:export\s+)?(?:const|let|var)\s+([\w$]+)(?:\s*:[^=]{1,200})?\s*=(?![=>])/y;
const OTHER_EXPORT = /export\s+(?:default|(?:async\s+)?function|class|type|interface)\b|export\s*(?=[{*])/y;
/** Behind a blank line stands no value, but the text: a statement of MDX ends there. */
const VALUELESS = new RegExp(`(?:${ASSIGNMENT.source}|export\\s+default\\b)[ \\t]*\\n[ \\t]*\\n`, 'y');
const WHOLE = /(?:module\.exports\s*=|export\s+default\b|return\b)\s*(?=[{(])/y;
const REST_OF_LINE = /[ \t]*;?[ \t]*(?:\/\/[^\n]*)?(?:\n|$)/y;
const PICTURE = /\.(?:avif|gif|jpe?g|png|svg|webp)$/i;
/** The names under which MDX posts export what others write as front matter. */
const HEADER_NAME = /^(?:(?:page|post|blog)?_?meta(?:data)?|front_?matter)$/i;
const MAX_STATEMENTS = 200;

type Statement = {readonly name: string; readonly value: unknown};

/**
 * The imports and exports at the top of an MDX post, which are no prose, and what an exported `meta`, `metadata` or
 * `frontmatter` or a constant with a header's name says. Values are read, never evaluated. Null where there are none.
 */
export function readModuleHeader(text: string): FoundHeader | null {
	START.lastIndex = 0;
	if (!START.test(text)) return null;
	const from = START.lastIndex;
	const {statements, end, isCut} = readTop(text, from);
	if (end === null && !isCut) return null;
	const data: Data = {};
	for (const {name, value} of statements) {
		if (isMap(value) && (HEADER_NAME.test(name) || isHeader(value))) Object.assign(data, value);
		else if (isKnownKey(name) && value !== UNKNOWN) setKey(data, name, value);
	}
	const problems = isCut && hasKnownKey(data) ? ['The header is never closed'] : [];
	return {data, bodyStart: end ?? 0, isComplete: !isCut, problems};
}

/** `export const article = {title: …, date: …}`: a title alone may be that of anything. */
function isHeader(value: Data): boolean {
	return typeof value.title === 'string' && Object.keys(value).filter(isKnownKey).length > 1;
}

/** Where the text begins behind the imports and exports that stand at its top. */
export function skipModule(text: string, from: number): number {
	BETWEEN.lastIndex = from;
	return BETWEEN.test(text) ? (readTop(text, from).end ?? from) : from;
}

type Top = {readonly statements: readonly Statement[]; readonly end: number | null; readonly isCut: boolean};

/** A statement that is not complete within the text is left to the body, with all that follows. */
function readTop(text: string, from: number): Top {
	// No header is longer: what comes later is not even looked at.
	const near = text.slice(0, from + MAX_HEADER_LENGTH);
	const names = new Map<string, string>();
	const statements: Statement[] = [];
	let end: number | null = null;
	for (let count = 0; count < MAX_STATEMENTS; count++) {
		BETWEEN.lastIndex = end ?? from;
		if (!BETWEEN.test(near)) break;
		const cursor = openCursor(near, BETWEEN.lastIndex, names);
		const statement = readImport(cursor, names) ?? readExport(cursor);
		REST_OF_LINE.lastIndex = cursor.at;
		if (statement === null || !(cursor.isCut || REST_OF_LINE.test(near))) break;
		statements.push(statement);
		if (cursor.isCut) return {statements, end, isCut: true};
		end = REST_OF_LINE.lastIndex;
	}
	return {statements, end, isCut: false};
}

function readImport(cursor: Cursor, names: Map<string, string>): Statement | null {
	IMPORT.lastIndex = cursor.at;
	const [, written = '', first, second] = IMPORT.exec(cursor.text) ?? [];
	const path = first ?? second;
	const clause = written.trim();
	if (path === undefined || !(clause === '' || /(?:^|[\s}])from$/.test(clause))) return null;
	cursor.at = IMPORT.lastIndex;
	const [, name] = /^([\w$]+)[\s,]/.exec(clause) ?? [];
	if (name !== undefined && PICTURE.test(path)) names.set(name, path);
	return {name: '', value: UNKNOWN};
}

function readExport(cursor: Cursor): Statement | null {
	VALUELESS.lastIndex = cursor.at;
	if (VALUELESS.test(cursor.text)) return null;
	const isExport = cursor.text.startsWith('export', cursor.at);
	const assigned = isExport ? readAssignment(cursor) : null;
	if (assigned !== null) return assigned;
	OTHER_EXPORT.lastIndex = cursor.at;
	if (!OTHER_EXPORT.test(cursor.text)) return null;
	skipExpression(cursor);
	return {name: '', value: UNKNOWN};
}

function readAssignment(cursor: Cursor): Statement | null {
	const start = cursor.at;
	ASSIGNMENT.lastIndex = start;
	const [, name] = ASSIGNMENT.exec(cursor.text) ?? [];
	if (name === undefined) return null;
	cursor.at = ASSIGNMENT.lastIndex;
	skipBlanks(cursor);
	const isObject = cursor.text[cursor.at] === '{';
	const value = readValue(cursor);
	if (!isObject || value !== UNKNOWN) return {name, value};
	// Words behind an object are about the script, and no script.
	cursor.at = start;
	return null;
}

/**
 * What a script says that stands for a header: an object, the object that it exports or returns, or its constants, which
 * are the header to Eleventy. Nothing is run.
 */
export function readScript(source: string): Data {
	const cursor = openCursor(source.slice(0, MAX_HEADER_LENGTH));
	skipBlanks(cursor);
	if (cursor.text[cursor.at] === '(') cursor.at++;
	if (cursor.text[cursor.at] === '{') {
		cursor.at++;
		return readMembers(cursor);
	}
	const start = cursor.at;
	const data: Data = {};
	let isScript = false;
	while (cursor.at < cursor.text.length) {
		const before = cursor.at;
		isScript = readScriptStatement(cursor, data) || isScript;
		skipBlanks(cursor);
		if (cursor.at === before) cursor.at++;
	}
	return isScript ? data : readMembers(openCursor(cursor.text, start));
}

function readScriptStatement(cursor: Cursor, data: Data): boolean {
	const assigned = readAssignment(cursor);
	if (assigned !== null && assigned.value !== UNKNOWN) setKey(data, assigned.name, assigned.value);
	if (assigned !== null) return true;
	WHOLE.lastIndex = cursor.at;
	if (!WHOLE.test(cursor.text)) {
		skipExpression(cursor);
		return false;
	}
	cursor.at = WHOLE.lastIndex;
	const isWrapped = cursor.text[cursor.at] === '(';
	if (isWrapped) cursor.at++;
	const value = readValue(cursor);
	if (isMap(value)) Object.assign(data, value);
	return true;
}

function isMap(value: unknown): value is Data {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
