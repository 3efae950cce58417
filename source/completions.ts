import {type OptionRow, optionRows, type Shell} from './options.ts';
import {postEndings} from './posts/post-name.ts';

type Option = {
	readonly name: string;
	readonly short: string | null;
	readonly help: string;
	/** What follows it, as the help calls it; null for nothing. */
	readonly placeholder: string | null;
	/** Empty where anything may follow. */
	readonly values: readonly string[];
};

/**
 * A script for the shell, to be sourced, that completes the options of the program, what may follow them, and the names of posts and
 * folders. `themes` are those that the user has made; a name that a shell would read as something else is left out.
 */
export function completionsFor(shell: Shell, themes: readonly string[]): string {
	const plain = themes.filter(name => /^[\w.-]+$/.test(name) && !name.startsWith('-'));
	return scripts[shell](optionRows.map(row => readRow(row, plain)));
}

function readRow({form, help, values = []}: OptionRow, themes: readonly string[]): Option {
	const [name = '', placeholder = null] = form.split(' ');
	const all = name === '--theme' ? [...new Set([...values, ...themes])] : values;
	return {name, short: name === '--help' ? '-h' : null, help, placeholder, values: all};
}

const scripts: Readonly<Record<Shell, (options: readonly Option[]) => string>> = {bash, zsh, fish};

const namesOf = (options: readonly Option[]): string =>
	options.flatMap(({name, short}) => (short === null ? [name] : [name, short])).join(' ');

/** `*.[mM][dD]`: no shell ignores the case without being told to. */
const globs = postEndings.map(
	ending => `*.${[...ending].map(letter => `[${letter}${letter.toUpperCase()}]`).join('')}`,
);

/** Bash splits at `=` too; from 3.2 on, which macOS has. */
function bash(options: readonly Option[]): string {
	const cases = options
		.filter(({placeholder}) => placeholder !== null)
		.map(({name, values}) =>
			values.length === 0
				? `    ${name}) return ;;`
				: `    ${name}) COMPREPLY=($(compgen -W '${values.join(' ')}' -- "$word")); return ;;`,
		);
	return `# Completions of celeb-reader for bash: source <(celeb-reader --completions bash)
_celeb_reader() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} index name glob
  if [[ $word == = ]]; then word=
  elif [[ $before == = ]]; then before=\${COMP_WORDS[COMP_CWORD-2]}
  fi
  COMPREPLY=()
  for ((index = 1; index < COMP_CWORD; index++)); do
    if [[ \${COMP_WORDS[index]} == -- ]]; then before=--; fi
  done
  case $before in
${cases.join('\n')}
  esac
  if [[ $word == -* && $before != -- ]]; then
    COMPREPLY=($(compgen -W '${namesOf(options)}' -- "$word"))
    return
  fi
  compopt -o filenames 2>/dev/null
  word=\${word#[\\"\\']}
  word=\${word//\\\\/}
  while IFS= read -r name; do COMPREPLY+=("$name"); done < <(
    compgen -d -- "$word"
    for glob in ${globs.map(glob => `'${glob}'`).join(' ')}; do compgen -f -X "!$glob" -- "$word"; done
  )
}
complete -F _celeb_reader celeb-reader
`;
}

function zsh(options: readonly Option[]): string {
	const quote = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
	const plain = (text: string) => text.replace(/[[\]:\\]/g, '\\$&');
	const specs = options.map(({name, short, help, placeholder, values}) => {
		const takes = placeholder === null ? '' : `:${placeholder}:${values.length === 0 ? '' : `(${values.join(' ')})`}`;
		const spec = quote(`${placeholder === null ? '' : '='}[${plain(help)}]${takes}`);
		return short === null ? `${name}${spec}` : `'(${short} ${name})'{${short},${name}}${spec}`;
	});
	const files = quote(`*:post or folder:_files -g "(${globs.join('|')})(-.)"`);
	return `#compdef celeb-reader
# Completions of celeb-reader for zsh: source <(celeb-reader --completions zsh), or a file called _celeb-reader in $fpath
_celeb_reader() {
  _arguments -S \\
    ${[...specs, files].join(' \\\n    ')}
}
if [[ \${funcstack[1]} == _celeb-reader ]]; then _celeb_reader "$@"; else compdef _celeb_reader celeb-reader; fi
`;
}

function fish(options: readonly Option[]): string {
	const quote = (text: string) => `'${text.replace(/[\\']/g, '\\$&')}'`;
	const lines = options.map(({name, short, help, placeholder, values}) =>
		[
			'complete -c celeb-reader',
			`-l ${name.slice(2)}`,
			...(short === null ? [] : [`-s ${short.slice(1)}`]),
			...(placeholder === null ? [] : ['-x']),
			...(values.length === 0 ? [] : [`-a ${quote(values.join(' '))}`]),
			`-d ${quote(help)}`,
		].join(' '),
	);
	return `# Completions of celeb-reader for fish: celeb-reader --completions fish | source
# What fish offers for a command that it knows nothing of is files.
function __celeb_reader_names
  string match -rie '(?:/|[.](?:${postEndings.join('|')}))(?:\\t|$)' -- (complete -C "__celeb_reader_any "(commandline -ct))
end
complete -c celeb-reader -f
complete -c celeb-reader -a '(__celeb_reader_names)'
${lines.join('\n')}
`;
}
