// Before the first paint, so that nobody sees the wrong theme or direction for a moment. A file of its own: the content
// security policy allows no script inside the page. What is chosen later the dashboard shows by itself.
;(() => {
  const LANGUAGES = ['en', 'hi', 'ta', 'es', 'pt', 'ar']
  const GROUND = { light: '#f1f1ee', dark: '#10131c' }
  const root = document.documentElement

  /** A browser that forbids storage has no settings. */
  function stored(name) {
    try {
      return localStorage.getItem(`whatsnexus.${name}`) ?? ''
    } catch {
      return ''
    }
  }

  /** The bar of a phone or of the installed application. */
  function paintBar() {
    for (const meta of document.querySelectorAll('meta[name="theme-color"]')) meta.content = GROUND[root.dataset.theme]
  }

  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
  const languages = [stored('locale'), ...navigator.languages].map((tag) => tag.slice(0, 2))
  root.dataset.theme = Object.keys(GROUND).find((theme) => theme === stored('theme')) ?? system
  root.dataset.density = stored('density') === 'compact' ? 'compact' : 'comfortable'
  root.lang = languages.find((language) => LANGUAGES.includes(language)) ?? 'en'
  root.dir = root.lang === 'ar' ? 'rtl' : 'ltr'
  paintBar()
  new MutationObserver(paintBar).observe(root, { attributeFilter: ['data-theme'] })
})()
