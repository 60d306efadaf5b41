import { useState } from 'preact/hooks'
import { t } from '../../i18n'
import { CopyField } from '../../ui/copy-field'
import { TextArea, TextField } from '../../ui/field'
import { SavedTogether } from '../organization/group'
import { accessServer, type SsoKnown } from './server'
import type { AccessStore } from './store'

/** What the provider must be told, and what it told the organization. */
export function ProviderForm({ store, known: { sso, redirectUri } }: { store: AccessStore; known: SsoKnown }) {
  const first = {
    issuer: sso?.issuer ?? '',
    clientId: sso?.clientId ?? '',
    clientSecret: '',
    domains: (sso?.domains ?? []).map(({ domain }) => domain).join('\n'),
  }
  const [draft, setDraft] = useState(first)
  const { issuer, clientId, clientSecret, domains } = draft
  // A secret is told to no other issuer or client: one of these changed, it is needed again.
  const isKept = sso !== null && sso.issuer === issuer.trim() && sso.clientId === clientId.trim()
  const set = (part: Partial<typeof first>) => setDraft({ ...draft, ...part })
  const save = async () => {
    const wanted = {
      issuer: issuer.trim(),
      clientId: clientId.trim(),
      domains: domainsOf(domains),
      required: sso?.required ?? false,
      ...(clientSecret === '' ? {} : { clientSecret }),
    }
    const refused = await store.change(() => accessServer.putSso(wanted), t('access.providerSaved'))
    if (refused === null) set({ clientSecret: '', domains: wanted.domains.join('\n') })
    return refused
  }
  return (
    <SavedTogether
      changed={JSON.stringify(draft) !== JSON.stringify(first)}
      ready={
        /^https?:\/\/\S+$/.test(issuer.trim()) &&
        clientId.trim() !== '' &&
        (isKept || clientSecret !== '') &&
        domainsOf(domains).length > 0
      }
      save={save}
    >
      <CopyField
        label={t('access.redirectUri')}
        value={redirectUri}
        help={t('access.redirectUriHelp')}
        words={{ copy: t('access.copy'), copied: t('access.copied') }}
      />
      <TextField
        label={t('access.issuer')}
        help={t('access.issuerHelp')}
        type="url"
        autoComplete="off"
        maxLength={500}
        value={issuer}
        onInput={({ currentTarget: { value } }) => set({ issuer: value })}
      />
      <TextField
        label={t('access.clientId')}
        autoComplete="off"
        maxLength={500}
        value={clientId}
        onInput={({ currentTarget: { value } }) => set({ clientId: value })}
      />
      <TextField
        label={t('access.clientSecret')}
        help={t(isKept ? 'access.clientSecretKept' : 'access.clientSecretHelp')}
        type="password"
        autoComplete="new-password"
        maxLength={2000}
        value={clientSecret}
        onInput={({ currentTarget: { value } }) => set({ clientSecret: value })}
      />
      <TextArea
        label={t('access.domains')}
        help={t('access.domainsHelp')}
        rows={2}
        value={domains}
        onInput={({ currentTarget: { value } }) => set({ domains: value })}
      />
    </SavedTogether>
  )
}

/** One a line, or with commas or spaces between them; with the @ that some write. */
function domainsOf(text: string): string[] {
  const given = text.toLowerCase().split(/[\s,;]+/)
  return [...new Set(given.map((one) => one.replace(/^@/, '')).filter((one) => one !== ''))]
}
