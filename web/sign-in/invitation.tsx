import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { ApiProblem } from '../api'
import { t } from '../i18n'
import { session } from '../session'
import { Button } from '../ui/button'
import { LinkButton } from '../ui/link-button'
import { Skeleton } from '../ui/skeleton'
import { DoorTitle } from './frame'
import { JoinAsKnown } from './join-known'
import { JoinAsNew } from './join-new'
import { refusalWords } from './refusal'
import { RefusedNotice } from './refused-notice'
import { fetchInvited, goToProvider, type Invited, signInAt } from './server'
import { SignInSteps } from './steps'
import { useAct } from './use-act'

type State = { is: 'loading' } | { is: 'invited'; invited: Invited } | { is: 'refused'; problem: ApiProblem }

/** Somebody is asked to work here: new to us, or with an account that another organization made with them. */
export function InvitationPage({ token }: { token: string }) {
  const [state, setState] = useState<State>({ is: 'loading' })
  const [joined, setJoined] = useState<string | null>(null)
  async function load(): Promise<void> {
    setState({ is: 'loading' })
    setState(
      await fetchInvited(token).then(
        (invited): State => ({ is: 'invited', invited }),
        (problem: unknown): State => {
          if (problem instanceof ApiProblem) return { is: 'refused', problem }
          throw problem
        },
      ),
    )
  }
  useEffect(() => {
    if (token !== '') void load()
  }, [token])

  if (token === '') return <Over words={t('door.noToken')} />
  if (state.is === 'loading') return <Skeleton kind="line" rows={4} />
  if (state.is === 'refused') {
    const { problem } = state
    const retry = problem.isNetwork && <Button onClick={() => void load()}>{t('frame.retry')}</Button>
    return <Over words={refusalWords(problem)} retry={retry} />
  }
  const { invited } = state
  if (joined !== null) return <Joined invited={invited} tenantId={joined} />
  if (!invited.hasAccount) return <JoinAsNew token={token} invited={invited} onJoined={setJoined} />
  return <JoinAsKnown token={token} invited={invited} onJoined={setJoined} />
}

/** They have to say that it is them before they are in. */
function Joined({ invited, tenantId }: { invited: Invited; tenantId: string }) {
  const { organization, email, signsInBy } = invited
  if (signsInBy === 'provider') return <JoinedByProvider invited={invited} />
  return (
    <SignInSteps
      title={t('door.joinedTitle', { organization })}
      email={email}
      known
      onGiven={(credentials) => signInAt(tenantId, credentials)}
    >
      <p class="sign-in-text" role="status">
        {t('door.joinedText', { email })}
      </p>
    </SignInSteps>
  )
}

/** The way to the provider was not open. */
function JoinedByProvider({ invited: { organization, email } }: { invited: Invited }) {
  const { busy, refused, act } = useAct()
  return (
    <>
      <DoorTitle>{t('door.joinedTitle', { organization })}</DoorTitle>
      <p class="sign-in-text" role="status">
        {t('door.joinedProvider', { email })}
      </p>
      {refused !== null && <RefusedNotice>{refused}</RefusedNotice>}
      <Button kind="main" class="sign-in-main" aria-disabled={busy} onClick={() => void act(() => goToProvider(email))}>
        {t(busy ? 'door.ssoGoing' : 'door.ssoGo')}
      </Button>
    </>
  )
}

function Over({ words, retry }: { words: string; retry?: ComponentChildren }) {
  return (
    <>
      <DoorTitle>{t('door.invitation')}</DoorTitle>
      <RefusedNotice action={retry}>{words}</RefusedNotice>
      <div class="sign-in-ways">
        <LinkButton href="/">{t(session.value.state === 'in' ? 'door.goOn' : 'signIn.submit')}</LinkButton>
      </div>
    </>
  )
}
