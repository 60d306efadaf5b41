import { effect } from '@preact/signals'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { LocationProvider, lazy, Route, Router, useLocation } from 'preact-iso'
import { followOutbox } from './conversation/outbox-life'
import { ConnectionBar } from './frame/connection-bar'
import { ErrorBoundary } from './frame/error-boundary'
import { NotFound } from './frame/not-found'
import { Rail } from './frame/rail'
import { ShortcutHelp } from './frame/shortcut-help'
import { handleKey, register } from './frame/shortcuts'
import { followTenant, learnLabels } from './frame/tenant'
import { t, withWords } from './i18n'
import { followInbox } from './inbox/alerts'
import { InboxPage } from './inbox/page'
import { server } from './inbox/server'
import { createInbox } from './inbox/store'
import { homePath, loadSession, type Me, session } from './session'
import { DOOR_PATHS, isDoor } from './sign-in/door-paths'
import { SignIn } from './sign-in/view'
import { Button } from './ui/button'
import { Empty } from './ui/empty'
import { Toasts } from './ui/toast'
import './frame/frame.css'

const KnowledgePage = lazy(() => withWords(import('./knowledge/page')).then(({ KnowledgePage: page }) => page))
const AssistantPage = lazy(() => withWords(import('./assistant/page')).then(({ AssistantPage: page }) => page))
const LeadsPage = lazy(() => withWords(import('./leads/page')).then(({ LeadsPage: page }) => page))
const ChannelsPage = lazy(() => withWords(import('./channels/page')).then(({ ChannelsPage: page }) => page))
const ChannelPage = lazy(() => withWords(import('./channels/channel-page')).then(({ ChannelPage: page }) => page))
const WizardPage = lazy(() => withWords(import('./channels/wizard/page')).then(({ WizardPage: page }) => page))
const TemplatesPage = lazy(() => withWords(import('./templates/page')).then(({ TemplatesPage: page }) => page))
const BuilderPage = lazy(() => withWords(import('./templates/builder-page')).then(({ BuilderPage: page }) => page))
const SettingsPage = lazy(() => withWords(import('./settings/page')).then(({ SettingsPage: page }) => page))
const UsagePage = lazy(() => withWords(import('./usage/page')).then(({ UsagePage: page }) => page))

const SecondFactorPage = lazy(() =>
  withWords(import('./settings/account/second-factor-page')).then(({ SecondFactorPage: page }) => page),
)
const DoorPage = lazy(() => withWords(import('./sign-in/door')).then(({ DoorPage: page }) => page))

const TRY_AGAIN_MS = 3_000

export function App() {
  const { value } = session
  useEffect(() => {
    if (value.state !== 'unreachable') return
    const again = () => void loadSession()
    const timer = setTimeout(again, TRY_AGAIN_MS)
    addEventListener('online', again)
    return () => {
      clearTimeout(timer)
      removeEventListener('online', again)
    }
  }, [value])
  useEffect(() => {
    if (value.state !== 'out') return
    // In another window somebody may have signed in, or renewed the session.
    const again = () => void loadSession()
    addEventListener('focus', again)
    return () => removeEventListener('focus', again)
  }, [value])
  return (
    <LocationProvider>
      <ErrorBoundary>
        <Screen value={value} />
      </ErrorBoundary>
      <Toasts home={focusHome} />
    </LocationProvider>
  )
}

/** Where work goes on: the composer, else the page. */
function focusHome(): HTMLElement | null {
  return document.querySelector<HTMLElement>('[data-composer]') ?? document.getElementById('content')
}

/** Some pages are there whether or not somebody is in. */
function Screen({ value }: { value: typeof session.value }) {
  const { path } = useLocation()
  if (!isDoor(path)) return screenOf(value)
  return (
    <Router>
      {DOOR_PATHS.map((one) => (
        <Route key={one} path={one} component={DoorPage} />
      ))}
    </Router>
  )
}

function screenOf(value: typeof session.value) {
  switch (value.state) {
    case 'loading':
      return null
    case 'unreachable':
      return (
        <Empty
          page
          title={t('frame.unreachableTitle')}
          action={<Button onClick={() => void loadSession()}>{t('frame.retry')}</Button>}
        >
          {t('frame.unreachableText')}
        </Empty>
      )
    case 'out':
      return <SignIn expired={value.expired} />
    case 'in':
      return value.me.lacksSecondFactor ? (
        <Router>{[<Route key="only" default component={SecondFactorPage} me={value.me} />]}</Router>
      ) : (
        <Shell key={value.entry} me={value.me} />
      )
  }
}

function Shell({ me }: { me: Me }) {
  const inbox = useMemo(() => createInbox(me, server), [me.id])
  const [help, setHelp] = useState(false)
  const { route } = useLocation()
  useEffect(() => {
    addEventListener('keydown', handleKey)
    const forget = register([
      { keys: '?', name: t('frame.shortcuts'), run: () => setHelp(true) },
      { keys: 'Ctrl+KeyZ', name: t('frame.undo') },
      { keys: 'KeyG KeyK', name: t('frame.knowledge'), run: () => route('/knowledge') },
      { keys: 'KeyG KeyA', name: t('frame.assistant'), run: () => route('/assistant/trials') },
      { keys: 'KeyG KeyL', name: t('frame.leads'), run: () => route('/leads') },
      { keys: 'KeyG KeyC', name: t('frame.channels'), run: () => route('/channels') },
      { keys: 'KeyG KeyS', name: t('frame.settings'), run: () => route('/settings/account') },
      { keys: 'KeyG KeyM', name: t('frame.inbox'), run: () => route('/inbox/mine') },
    ])
    return () => {
      forget()
      removeEventListener('keydown', handleKey)
    }
  }, [route])
  useEffect(() => {
    // Numbers, labels and colleagues may have changed while the line was down, or while nobody looked.
    const stopRefreshing = followTenant(
      () => inbox.live.value?.state.value === 'live',
      () => inbox.accountEvents.value,
    )
    const stopSending = followOutbox(me.id, inbox)
    const stopFollowing = followInbox(inbox, (conversationId) => route(`/inbox/mine/${conversationId}`))
    const stopLearning = inbox.onFeed(({ row }) => learnLabels(row?.labels ?? []))
    // The socket was closed because the session ended: /me says whether that is so.
    const stopWatching = effect(() => {
      if (inbox.ended.value) void loadSession()
    })
    return () => {
      stopRefreshing()
      stopFollowing()
      stopLearning()
      stopSending()
      stopWatching()
      inbox.close()
    }
  }, [inbox, me.id])
  return (
    <div class="frame">
      <a class="skip-link" href="#content">
        {t('frame.skipToContent')}
      </a>
      <ConnectionBar inbox={inbox} />
      <div class="frame-row">
        <Rail me={me} inbox={inbox} onShortcuts={() => setHelp(true)} />
        <main id="content" class="frame-page" tabIndex={-1}>
          <ErrorBoundary>
            <Router>
              <Route path="/" component={ToHome} />
              <Route path="/inbox" component={ToHome} />
              <Route path="/inbox/:view" component={InboxPage} inbox={inbox} />
              <Route path="/inbox/:view/:conversationId" component={InboxPage} inbox={inbox} />
              <Route path="/knowledge" component={KnowledgePage} />
              <Route path="/assistant" component={AssistantPage} />
              <Route path="/assistant/*" component={AssistantPage} />
              <Route path="/leads" component={LeadsPage} />
              <Route path="/channels" component={ChannelsPage} />
              <Route path="/channels/new" component={WizardPage} />
              <Route path="/channels/:channelId" component={ChannelPage} />
              <Route path="/channels/:channelId/templates" component={TemplatesPage} />
              <Route path="/channels/:channelId/templates/new" component={BuilderPage} />
              <Route path="/channels/:channelId/templates/:name/:language" component={BuilderPage} />
              <Route path="/usage" component={UsagePage} />
              <Route path="/settings" component={SettingsPage} />
              <Route path="/settings/*" component={SettingsPage} />
              <Route default component={NotFound} />
            </Router>
          </ErrorBoundary>
        </main>
      </div>
      {help && <ShortcutHelp onClose={() => setHelp(false)} />}
    </div>
  )
}

function ToHome() {
  const { route } = useLocation()
  useEffect(() => route(homePath(), true), [route])
  return null
}
