export const names =
  'joinha sim ok|coração amor|risada engraçado|surpresa uau|triste chorar|obrigado por favor rezar|aplauso palmas|festa comemorar|' +
  'sorriso feliz|olhos de coração amor|corações|beijo|piscadela|legal óculos|abraço|empolgado estrelas|' +
  'sorriso leve|alívio suor|gargalhada|anjo|pensando|neutro|revirar olhos|sem jeito|' +
  'pensativo triste|choro|raiva bravo|grito susto|súplica|sono cansado|doente febre|chocado|' +
  'não polegar baixo|perfeito certo|vitória paz|sorte dedos cruzados|acordo aperto de mão|força|olá tchau|mãos para cima|' +
  'feito pronto sim|errado não|importante|pergunta|cem perfeito|fogo|estrela|brilho|' +
  'coração azul|coração verde|coração amarelo|coração roxo|coração laranja|coração preto|coração partido|rosa flor|' +
  'bolo aniversário|presente|café chá|comida refeição|carro|avião viagem|casa|lugar local|' +
  'telefone ligação|câmera foto|documento papel|pacote|dinheiro|relógio hora|sol dia|lua noite'
