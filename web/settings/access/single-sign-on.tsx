import { useState } from 'preact/hooks'
import { t } from '../../i18n'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { Notice } from '../../ui/notice'
import { Toggle } from '../../ui/toggle'
import { Domains } from './domains'
import { ProviderForm } from './provider-form'
import { accessServer, type Sso, type SsoKnown } from './server'
import type { AccessStore } from './store'

/** The organization's own provider: set up, proven, tried, asked of everybody, taken away. */
export function SingleSignOn({ store, known }: { store: AccessStore; known: SsoKnown }) {
  const { sso } = known
  return (
    <section class="page-section" aria-labelledby="sso-title">
      <h2 id="sso-title">{t('access.sso')}</h2>
      <p class="page-help">{t('access.ssoHelp')}</p>
      <ProviderForm key={sso?.issuer ?? ''} store={store} known={known} />
      {sso && <Domains store={store} domains={sso.domains} />}
      {sso && <Rule store={store} sso={sso} />}
    </section>
  )
}

function Rule({ store, sso }: { store: AccessStore; sso: Sso }) {
  const [asked, setAsked] = useState<'require' | 'remove' | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const isProven = sso.domains.some(({ proven }) => proven)
  const { issuer, clientId } = sso
  const kept = { issuer, clientId, domains: sso.domains.map(({ domain }) => domain) }

  async function act(work: () => Promise<{ sso: Sso | null }>, done: string): Promise<void> {
    setAsked(null)
    setProblem(await store.change(work, done))
  }
  const require = (required: boolean) =>
    act(
      () => accessServer.putSso({ ...kept, required }),
      t(required ? 'access.ssoNowRequired' : 'access.ssoNotRequired'),
    )
  return (
    <>
      <Toggle
        label={t('access.ssoRequired')}
        help={t(isProven ? 'access.ssoRequiredHelp' : 'access.ssoRequiredLater')}
        on={sso.required}
        disabled={store.busy.value || !isProven}
        onChange={(wanted) => (wanted ? setAsked('require') : void require(false))}
      />
      {problem && (
        <Notice tone="critical" alert>
          {problem}
        </Notice>
      )}
      <p class="page-help">{t('access.tryHelp')}</p>
      <div class="access-verbs">
        <Button
          disabled={store.busy.value}
          onClick={() =>
            void act(() => accessServer.putSso({ ...kept, required: sso.required }), t('access.providerAnswers'))
          }
        >
          {t('access.test')}
        </Button>
        <Button disabled={store.busy.value} onClick={() => setAsked('remove')}>
          {t('access.remove')}
        </Button>
      </div>
      {asked === 'require' && (
        <Question
          title={t('access.ssoRequireTitle')}
          text={t('access.ssoRequireText')}
          verb={t('access.ssoRequire')}
          onClose={() => setAsked(null)}
          onConfirm={() => void require(true)}
        />
      )}
      {asked === 'remove' && (
        <Question
          danger
          title={t('access.removeTitle')}
          text={t('access.removeText')}
          verb={t('access.remove')}
          onClose={() => setAsked(null)}
          onConfirm={() => void act(accessServer.removeSso, t('access.removed'))}
        />
      )}
    </>
  )
}

interface QuestionProps {
  title: string
  text: string
  verb: string
  danger?: boolean
  onClose: () => void
  onConfirm: () => void
}

function Question({ title, text, verb, danger = false, onClose, onConfirm }: QuestionProps) {
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('frame.cancel')}</Button>
          <Button kind={danger ? 'danger' : 'main'} onClick={onConfirm}>
            {verb}
          </Button>
        </>
      }
    >
      <p>{text}</p>
    </Dialog>
  )
}
