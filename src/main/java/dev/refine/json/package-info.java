/** JSON text in and out, with positions, limits and schemas. The only room that knows an ObjectMapper or the schema library. */
package dev.refine.json;
