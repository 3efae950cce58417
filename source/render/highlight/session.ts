import type {LanguageDefinition} from './engine.js';

// `$ `, `me@host:~/site# `, `PS C:\> `: what a shell writes before a command. A lone `#` or `>` is more often output.
const PROMPT =
	/^ {0,3}(?:[\w.@:~/[\]()-]{0,60}\$|[\w.-]{1,40}@[\w.:~/-]{1,60}[#%>]|(?:PS )?[A-Z]:\\[^\n>]{0,80}>|[%❯➜]) /;

/** The name of the language below. */
export const SESSION = 'shell-session';

/** What was typed at a terminal and what it answered: only the commands are code. */
export const defineSession: LanguageDefinition = () => ({
	name: 'Shell session',
	contains: [{scope: 'meta', begin: PROMPT, starts: {end: /[^\\](?=\s*$)/, subLanguage: 'bash'}}],
});

/** Whether what claims to be a script is a session. */
export const isSession = (code: string): boolean => /^\s{0,20}\$ /.test(code);
