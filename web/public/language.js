// These pages exist in each of our languages; an address without one leads to that of the reader, as theme.js found it. Before
// the first paint, and in place of this address, so that the way back leads to where somebody came from.
;(() => {
  const { lang } = document.documentElement
  const { pathname, search, hash } = location
  const [page] = /^\/(?:privacy|terms|help)$/.exec(pathname) ?? []
  if (page && lang !== 'en') return location.replace(`/${lang}${page}${search}${hash}`)
  const [, shown = 'en'] = /^\/([a-z]{2})\//.exec(pathname) ?? []
  document.documentElement.lang = shown
  document.documentElement.dir = shown === 'ar' ? 'rtl' : 'ltr'
})()
