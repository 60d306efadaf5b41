interface Rule {
  path: RegExp
  set: [name: string, value: string][]
  unset: string[]
}

export type HeaderRules = Rule[]

/** A `_headers` file of Cloudflare Pages: a path with at most one `*` and any number of `:names`, below it what it sets and unsets. */
export function parseHeaderRules(text: string): HeaderRules {
  const rules: HeaderRules = []
  for (const line of text.split('\n').map((raw) => raw.trim())) {
    const rule = rules.at(-1)
    if (line === '' || line.startsWith('#')) continue
    if (line.startsWith('/')) rules.push({ path: pattern(line), set: [], unset: [] })
    else if (!rule) throw new Error(`_headers: a path comes first, not "${line}"`)
    else if (line.startsWith('! ')) rule.unset.push(line.slice(2).trim())
    else rule.set.push(pair(line))
  }
  return rules
}

/** As Pages does it: the first rule that sets a header replaces what was there, a further one is added behind it. */
export function applyHeaderRules(rules: HeaderRules, path: string, headers: Headers): void {
  const named = new Set<string>()
  for (const { set, unset } of rules.filter((rule) => rule.path.test(path))) {
    for (const name of unset) headers.delete(name)
    for (const [name, value] of set) {
      if (named.has(name.toLowerCase())) headers.append(name, value)
      else headers.set(name, value)
      named.add(name.toLowerCase())
    }
  }
}

function pattern(path: string): RegExp {
  const literal = path.split('*').map((part) => part.replace(/[-/\\^$+?.()|[\]{}]/g, '\\$&'))
  return new RegExp(`^${literal.join('.*').replace(/:[A-Za-z]\w*/g, '[^/]+')}$`)
}

function pair(line: string): [string, string] {
  const colon = line.indexOf(':')
  if (colon < 1) throw new Error(`_headers: "${line}" is neither a path nor a header`)
  return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()]
}
