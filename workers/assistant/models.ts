/** Names of models, in one place. The first that answers is used; the next is its fall-back. */
export const CHAT_MODELS = ['@cf/meta/llama-3.3-70b-instruct-fp8-fast', '@cf/meta/llama-3.1-8b-instruct-fast'] as const
export const EMBEDDING_MODEL = '@cf/baai/bge-m3'
export const RERANK_MODEL = '@cf/baai/bge-reranker-base'

/** Workers AI takes at most this many texts in one embedding call. */
export const EMBEDDING_BATCH = 50
