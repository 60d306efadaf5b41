import type { MailWords } from '../kinds'

export const pt: MailWords = {
  kinds: {
    verify_email: {
      subject: 'Confirme seu endereço de e-mail',
      lines: [
        'Alguém, provavelmente você, está abrindo uma conta do WhatsNexus com este endereço.',
        'Confirme que ele é seu e a conta estará pronta. O link funciona uma vez, por 24 horas.',
        'Não foi você? Não faça nada: sem este link nenhuma conta é criada.',
      ],
      action: 'Confirmar o endereço',
    },
    account_exists: {
      subject: 'Você já tem uma conta',
      lines: [
        'Alguém, provavelmente você, quis abrir uma conta do WhatsNexus com este endereço. Ele já tem uma.',
        'Entre com ela ou peça uma nova senha na página de entrada.',
      ],
      action: 'Ir para a página de entrada',
    },
    reset_password: {
      subject: 'Escolha uma nova senha',
      lines: [
        'Alguém, provavelmente você, pediu uma nova senha para este endereço.',
        'O link funciona uma vez, por uma hora. Com a nova senha, todas as suas sessões são encerradas.',
        'Não foi você? Não faça nada: sua senha continua a mesma.',
      ],
      action: 'Escolher a senha',
    },
    no_account: {
      subject: 'Não há conta com este endereço',
      lines: [
        'Alguém, provavelmente você, pediu uma nova senha para este endereço. Ele não tem conta do WhatsNexus.',
        'Talvez você tenha se cadastrado com outro endereço. Se não foi você, não faça nada.',
      ],
      action: 'Abrir uma conta',
    },
    password_changed: {
      subject: 'Sua senha foi alterada',
      lines: [
        'Sua senha foi alterada em {at}, e todas as sessões terminaram.',
        'Não foi você? Peça já uma nova senha e avise um administrador da sua organização.',
      ],
      action: 'Escolher outra senha',
    },
    new_device: {
      subject: 'Entrada em um novo dispositivo',
      lines: [
        'Alguém entrou na sua conta em um dispositivo que ainda não tínhamos visto.',
        'Dispositivo: {device}. País: {country}. Hora: {at}.',
        'Não foi você? Encerre essa sessão e troque a senha.',
      ],
      action: 'Ver suas sessões',
    },
    two_factor_on: {
      subject: 'Segundo fator ativado',
      lines: [
        'Desde {at} sua conta pede um código do seu aplicativo autenticador.',
        'Não foi você? Avise já um administrador da sua organização.',
      ],
      action: 'Ver sua conta',
    },
    two_factor_off: {
      subject: 'Segundo fator desativado',
      lines: [
        'Desde {at} sua conta não pede mais nenhum código.',
        'Não foi você? Troque a senha e ative de novo o segundo fator.',
      ],
      action: 'Ver sua conta',
    },
    passkey_added: {
      subject: 'Uma chave de acesso foi adicionada',
      lines: [
        'Desde {at} é possível entrar na sua conta com uma chave de acesso adicionada a ela.',
        'Não foi você? Remova-a, troque a senha e avise já um administrador da sua organização.',
      ],
      action: 'Ver sua conta',
    },
    passkey_removed: {
      subject: 'Uma chave de acesso foi removida',
      lines: [
        'Em {at} uma chave de acesso da sua conta foi removida. Ninguém mais entra com ela.',
        'Não foi você? Troque a senha e confira sua conta.',
      ],
      action: 'Ver sua conta',
    },
    second_factor_reset: {
      subject: 'Seu segundo fator foi removido',
      lines: [
        'Em {organization}, quem cuida das pessoas removeu seu segundo fator em {at}: o app autenticador, os códigos de recuperação e as chaves de acesso. Todas as suas sessões foram encerradas.',
        'Entre com sua senha e configure um novo. Não foi você que pediu? Avise imediatamente um administrador da sua organização.',
      ],
      action: 'Configurar um novo',
    },
    recovery_code_used: {
      subject: 'Um código de recuperação foi usado',
      lines: [
        'Em {at} alguém entrou na sua conta com um código de recuperação. Códigos restantes: {left}.',
        'Não foi você? Troque a senha e gere novos códigos.',
      ],
      action: 'Ver sua conta',
    },
    invitation: {
      subject: 'Convite para {organization}',
      lines: [
        '{inviter} convida você a trabalhar com {organization} no WhatsNexus.',
        'O link funciona uma vez, por 7 dias. Se você não espera nenhum convite, não faça nada.',
      ],
      action: 'Aceitar o convite',
    },
    locked_out: {
      subject: 'Senhas erradas demais',
      lines: [
        'Alguém digitou senhas erradas para a sua conta, a última em {at}. País: {country}.',
        'Por um quarto de hora nenhuma outra é aceita. Não foi você? Escolha uma senha nova e longa.',
      ],
      action: 'Escolher uma nova senha',
    },
    session_ended: {
      subject: 'Encerramos uma das suas sessões',
      lines: [
        'Uma das suas sessões foi usada de repente em outro país e com outro navegador, por isso a encerramos.',
        'Dispositivo: {device}. País: {country}. Hora: {at}.',
        'Não foi você? Troque a senha.',
      ],
      action: 'Ver suas sessões',
    },
  },
  otherwise: 'Se o botão não funcionar, abra este endereço:',
  unknown: 'desconhecido',
  footer: 'O WhatsNexus envia esta mensagem porque ela diz respeito à sua conta. Ninguém lê respostas a este endereço.',
}
