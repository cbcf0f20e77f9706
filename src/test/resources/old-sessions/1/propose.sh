cat > /dev/null
n=$(cat asked 2>/dev/null || echo 0); n=$((n + 1)); echo $n > asked
cat replies/$n 2>/dev/null || true
