import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import { LOCALE_NAMES, locale, t, useLocale } from '../i18n'
import { Mark } from '../ui/mark'
import { Sampler } from '../ui/sampler'
import { BORDER, CLOTH } from './cloth'
import './sign-in.css'

/** What all pages have that one sees before one is in. */
export function DoorFrame({ children }: { children: ComponentChildren }) {
  return (
    <div class="sign-in">
      <aside class="sign-in-cloth">
        <Sampler rows={CLOTH} cell={15} />
        <p>{t('signIn.motto')}</p>
      </aside>
      <main class="sign-in-sheet">
        <div class="sign-in-border">
          <Sampler rows={BORDER} cell={8} />
        </div>
        <div class="sign-in-column">
          <p class="sign-in-name">
            <Mark size={30} />
            {t('frame.name')}
          </p>
          {children}
        </div>
        <div class="sign-in-foot">
          <Languages />
          <About />
        </div>
      </main>
    </div>
  )
}

/** The page's name, also in the window's title. */
export function DoorTitle({ children }: { children: string }) {
  useEffect(() => {
    document.title = `${children} · ${t('frame.name')}`
  }, [children])
  return <h1>{children}</h1>
}

function Languages() {
  return (
    <nav class="sign-in-languages" aria-label={t('signIn.languages')}>
      {LOCALE_NAMES.map(({ id, name }) => (
        <button
          key={id}
          type="button"
          lang={id}
          aria-current={locale.value === id ? 'true' : undefined}
          onClick={() => void useLocale(id)}
        >
          {name}
        </button>
      ))}
    </nav>
  )
}

/** Pages of their own beside the application: `_top` keeps the router from taking them for views. */
function About() {
  return (
    <nav class="sign-in-about" aria-label={t('signIn.about')}>
      <a href="/privacy" target="_top">
        {t('signIn.privacy')}
      </a>
      <a href="/terms" target="_top">
        {t('signIn.terms')}
      </a>
      <a href="/help" target="_top">
        {t('signIn.help')}
      </a>
    </nav>
  )
}
