import type { failure as en } from '../en/failure'
import type { Message } from '../format'

export const failure = {
  'failure.connection': 'A conexão com o WhatsApp expirou. Um administrador precisa renová-la.',
  'failure.permission':
    'A Meta nega uma permissão desta conta. Um administrador precisa conectá-la de novo com todas as permissões.',
  'failure.number_gone':
    'A Meta não conhece mais este número ou esta conta. Um administrador precisa verificar o canal.',
  'failure.not_registered': 'O seu número não está registrado no WhatsApp. Um administrador precisa registrá-lo.',
  'failure.registration':
    'A Meta recusou o registro do seu número. Um administrador precisa verificar o PIN; após muitas tentativas a Meta pede uma espera de até 72 horas.',
  'failure.restricted': 'A Meta restringiu ou bloqueou a sua conta. O Gerenciador do WhatsApp diz o motivo.',
  'failure.display_name': 'A Meta ainda não aprovou o nome de exibição do seu número. Veja no Gerenciador do WhatsApp.',
  'failure.payment': 'Há um problema de pagamento com a sua conta na Meta. Resolva no Gerenciador do WhatsApp.',
  'failure.marketing_off':
    'A sua conta não pode enviar ofertas desta forma. Escolha outro modelo ou peça a um administrador que verifique no Gerenciador do WhatsApp.',
  'failure.classification':
    'A Meta limita a sua conta porque havia modelos na categoria errada. Veja-os no Gerenciador do WhatsApp.',
  'failure.trouble': 'O WhatsApp teve um problema próprio, mesmo após várias tentativas. Envie de novo daqui a pouco.',
  'failure.maintenance': 'O seu número está em manutenção na Meta. Envie de novo em alguns minutos.',
  'failure.too_fast': 'O seu número envia mais rápido do que o WhatsApp permite. Envie de novo daqui a pouco.',
  'failure.pair': 'Muitas mensagens foram para este cliente em pouco tempo. Envie de novo daqui a pouco.',
  'failure.reported':
    'O WhatsApp limita o seu número porque clientes o denunciaram ou bloquearam. Pause as ofertas e tente mais tarde.',
  'failure.window': 'A última mensagem deles foi há mais de 24 horas. Agora só um modelo chega.',
  'failure.enough': 'O WhatsApp reteve: eles já recebem ofertas suficientes. Espere pelo menos um dia.',
  'failure.stopped': 'Eles interromperam as suas ofertas. Responda quando escreverem.',
  'failure.experiment':
    'A Meta não entrega ofertas a este cliente por um experimento próprio. Não custa nada; fale com ele de outra forma.',
  'failure.undeliverable':
    'O WhatsApp não conseguiu entregar a este número e não diz o motivo. Verifique o número ou ligue.',
  'failure.country': 'A sua empresa não pode escrever a clientes desse país. Fale com eles de outra forma.',
  'failure.own_number': 'Este é o número da sua própria empresa. Escolha outro destinatário.',
  'failure.test_list': 'Este é um número de teste, e eles não estão na lista dele na Meta. Adicione-os lá primeiro.',
  'failure.needs_number': 'Este tipo de mensagem precisa do número de telefone deles, que não conhecemos. Peça a eles.',
  'failure.identity':
    'O código de segurança deles mudou: talvez outra pessoa tenha o número agora. Confirme que são eles e envie de novo.',
  'failure.block_list':
    'A lista de bloqueio não pôde ser alterada. A Meta só permite bloquear quem escreveu nas últimas 24 horas.',
  'failure.content':
    'O WhatsApp não aceitou o conteúdo desta mensagem. Escreva de outra forma ou informe ao suporte com o horário.',
  'failure.unsupported': 'O WhatsApp não leva este tipo de mensagem. Envie de outra forma.',
  'failure.not_fetched': 'O arquivo deles não pôde ser obtido do WhatsApp. Peça que enviem de outra forma.',
  'failure.file': 'O WhatsApp não aceitou o arquivo. Verifique o tipo e o tamanho e anexe de novo.',
  'failure.unavailable': 'O WhatsApp não conseguiu fornecer esta mensagem. Peça que enviem de novo.',
  'failure.group': 'O WhatsApp recusou isto para o grupo. Verifique o grupo e os membros.',
  'failure.values': 'O que foi preenchido não se encaixa no modelo. Preencha de novo.',
  'failure.no_template': 'O modelo não está aprovado neste idioma. Escolha outro.',
  'failure.too_long': 'Com tudo preenchido o modelo fica longo demais. Encurte.',
  'failure.policy': 'O modelo viola uma política do WhatsApp. Escolha outro.',
  'failure.paused': 'O WhatsApp pausou o modelo porque os clientes não gostaram. Escolha outro.',
  'failure.disabled': 'O WhatsApp desativou o modelo de vez. Escolha outro.',
  'failure.flow': 'A Meta bloqueia ou freia o formulário desta mensagem. Veja no Gerenciador do WhatsApp.',
  'failure.template_count': 'A sua conta não comporta mais modelos. Exclua alguns que não usa.',
  'failure.template_form':
    'A Meta recusou o modelo por causa da forma. Corrija o tamanho, o cabeçalho, o corpo, o rodapé ou as variáveis.',
  'failure.calling_off': 'As chamadas não estão ativadas para o seu número. Ative-as no Gerenciador do WhatsApp.',
  'failure.call_permission': 'Eles não permitiram que você ligue. Pergunte primeiro.',
  'failure.call': 'A chamada não pôde ser feita. Escreva em vez disso.',
  'failure.username': 'A Meta recusou o nome de usuário da sua empresa. Escolha outro no Gerenciador do WhatsApp.',
  'failure.history':
    'As conversas anteriores do aplicativo do celular não puderam ser trazidas. Um administrador pode conectar o número de novo em até 24 horas.',
  'failure.no_answer':
    'O WhatsApp não respondeu: pode ter chegado ou não. Pergunte ou envie de novo, com o risco de chegar duas vezes.',
  'failure.answers_lost':
    'O WhatsApp recebeu várias vezes sem responder; pode ter chegado. Pergunte antes de enviar de novo.',
  'failure.silenced':
    'Outra pessoa assumiu a conversa nesse meio-tempo, por isso isto não foi enviado. Envie você se ainda estiver certo.',
  'failure.opted_out':
    'Eles recusaram ofertas nesse meio-tempo, por isso isto não foi enviado. Envie ofertas só depois que concordarem de novo.',
  'failure.cap': 'O limite deste mês acabou, por isso isto não foi enviado. Um administrador pode aumentá-lo em Uso.',
  'failure.people_limit':
    'Acabou o limite da Meta de pessoas a quem escrever primeiro em 24 horas. Envie mais tarde ou responda quando escreverem.',
  'failure.unknown':
    'O WhatsApp recusou por um motivo que ainda não conhecemos. Tente mais uma vez ou informe o código ao suporte.',
  'failure.metaSays': 'A Meta diz: {details}',
  'failure.toChannel': 'Abrir o canal',
  'failure.toMeta': 'Abrir o Gerenciador do WhatsApp',
  'failure.otherFile': 'Anexar outro arquivo',
  'failure.askThem': 'Perguntar ao cliente',
  'failure.askAdmin': 'Isto pode ser feito por um administrador.',
} satisfies Record<keyof typeof en, Message>
