package dev.refine.journal.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** The open file under a journal. Not a channel: those close themselves when their thread is interrupted. */
interface AppendTarget extends Closeable {

    /** One write at the given offset. */
    void write(long offset, byte[] bytes) throws IOException;

    void force() throws IOException;

    void truncate(long length) throws IOException;

    static AppendTarget of(Path path) throws IOException {
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        return new AppendTarget() {
            @Override
            public void write(long offset, byte[] bytes) throws IOException {
                file.seek(offset);
                file.write(bytes);
            }

            @Override
            public void force() throws IOException {
                file.getFD().sync();
            }

            @Override
            public void truncate(long length) throws IOException {
                file.setLength(length);
            }

            @Override
            public void close() throws IOException {
                file.close();
            }
        };
    }
}
