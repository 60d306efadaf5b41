import { ShieldCheck, Smartphone } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { t } from '../../i18n'
import { renewSession } from '../../session'
import { Button } from '../../ui/button'
import { Chip } from '../../ui/chip'
import { Dialog } from '../../ui/dialog'
import { Notice } from '../../ui/notice'
import { say } from '../../ui/toast'
import { PasswordDialog } from './own-dialog'
import { accountServer, type Factors } from './server'
import { SetUpApp } from './set-up-app'
import { freshCodes } from './store'

/** Of the ten there were. */
const FEW_CODES = 3

type Asked = 'set-up' | 'off' | 'codes'

export function TwoFactor({ factors, onChanged }: { factors: Factors; onChanged: () => Promise<void> }) {
  const { app, recoveryCodesLeft, required, passkeys } = factors
  const [asked, setAsked] = useState<Asked | null>(null)
  const close = () => setAsked(null)
  return (
    <section class="page-section page-column" aria-labelledby="account-two-factor">
      <h3 id="account-two-factor">{t('account.twoFactor')}</h3>
      <p class="page-help">{t('account.twoFactorAbout')}</p>
      {required && !app && passkeys === 0 && <Notice tone="warning">{t('account.required')}</Notice>}
      <div class="account-row">
        <Smartphone size={18} />
        <div class="account-row-words">
          <p class="account-row-name">
            {t('account.app')}
            <Chip tone={app ? 'done' : 'neutral'} icon={app && <ShieldCheck size={13} />}>
              {t(app ? 'account.on' : 'account.off')}
            </Chip>
          </p>
          {app && <p class="page-help">{t('account.codesLeft', { n: recoveryCodesLeft })}</p>}
        </div>
        <div class="account-row-verbs">
          {app ? (
            <>
              <Button onClick={() => setAsked('codes')}>{t('account.newCodes')}</Button>
              <Button kind="quiet" onClick={() => setAsked('off')}>
                {t('account.switchOff')}
              </Button>
            </>
          ) : (
            <Button onClick={() => setAsked('set-up')}>{t('account.setUp')}</Button>
          )}
        </div>
      </div>
      {app && recoveryCodesLeft <= FEW_CODES && <Notice tone="warning">{t('account.codesFew')}</Notice>}
      {asked === 'set-up' && (
        <Dialog title={t('account.setUpTitle')} onClose={close}>
          <SetUpApp onCancel={close} onDone={close} />
        </Dialog>
      )}
      {asked === 'off' && (
        <PasswordDialog
          danger
          title={t('account.offTitle')}
          text={t('account.offText')}
          verb={t('account.switchOff')}
          onGiven={(password) => renewSession(() => accountServer.removeApp(password))}
          onDone={() => {
            close()
            say(t('account.offDone'))
            void onChanged()
          }}
          onClose={close}
        />
      )}
      {asked === 'codes' && (
        <PasswordDialog
          title={t('account.newCodesTitle')}
          text={t('account.newCodesText')}
          verb={t('account.newCodesMake')}
          onGiven={async (password) => {
            freshCodes.value = await accountServer.newCodes(password)
          }}
          onDone={() => {
            close()
            void onChanged()
          }}
          onClose={close}
        />
      )}
    </section>
  )
}
